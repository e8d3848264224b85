import { useSignal, type Signal } from '@preact/signals';
import type { CaseDetail } from '@savepoint/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { AttachmentView, isPicture } from '../components/attachment.tsx';
import { Icon } from '../components/icon.tsx';
import { contextSections, notShared } from '../format/context-rows.ts';
import { stateTree } from '../format/state-tree.ts';
import { timeline } from '../format/timeline.ts';
import { text } from '../i18n/text.ts';
import { useDesk } from './desk-context.ts';
import { EarlierCases } from './earlier-cases.tsx';
import { ErrorList } from './error-list.tsx';
import { Fold } from './fold.tsx';
import { PlayerCardView } from './player-card.tsx';
import { RedactReport } from './redaction/redact-report.tsx';
import { StateList } from './state-list.tsx';
import { Timeline } from './timeline.tsx';

/** What the game told about itself when the player wrote, laid out to be read. */
export function ContextPanel({ drawer }: { drawer: Signal<boolean> }) {
  const { openCase } = useDesk();
  const panel = useRef<HTMLElement>(null);
  const shown = useRef(false);
  useEffect(() => {
    if (drawer.value) panel.current?.focus();
    else if (shown.current) document.querySelector<HTMLElement>('.context-toggle')?.focus();
    shown.current = drawer.value;
  }, [drawer.value]);
  const detail = openCase.detail.value;
  return (
    <aside ref={panel} class="context" role="region" aria-label={text.context.title} tabIndex={-1}>
      <div class="context-head">
        <h2>{text.context.title}</h2>
        <button type="button" class="icon-button context-close" aria-label={text.context.close} onClick={() => (drawer.value = false)}>
          <Icon name="close" />
        </button>
      </div>
      {detail && <Contents key={detail.id} />}
    </aside>
  );
}

function Contents() {
  const { openCase, session } = useDesk();
  const redacting = useSignal(false);
  const detail = openCase.detail.value;
  if (!detail) return null;
  const { context } = detail;
  const moments = timeline(context, detail.openedAt);
  const state = stateTree(context.state ?? {});
  const sections = contextSections(context);
  const missing = notShared(context);
  const pictures = detail.messages.flatMap(({ from, attachments }) => (from === 'player' ? attachments.filter(isPicture) : []));
  return (
    <div class="context-body" data-scrolls tabIndex={0} role="group" aria-label={text.context.contents}>
      <PlayerCardView detail={detail} />
      {pictures.length > 0 && (
        <Fold title={text.context.pictures} count={pictures.length}>
          <div class="shots">
            {pictures.map((file) => (
              <AttachmentView key={file.sha256} file={file} missing={detail.missingFiles.includes(file.sha256)} />
            ))}
          </div>
        </Fold>
      )}
      {detail.rating !== undefined && (
        <Fold title={text.context.rating}>
          <Rows rows={ratingRows(detail)} />
        </Fold>
      )}
      {detail.answers && detail.answers.rows.length > 0 && (
        <Fold title={text.context.answers}>
          <Rows rows={detail.answers.rows} />
          {!detail.answers.checked && <p class="not-shared">{text.context.unchecked}</p>}
        </Fold>
      )}
      {sections.slice(0, 2).map((section) => (
        <Fold key={section.part} title={section.title}>
          <Rows rows={section.rows} />
        </Fold>
      ))}
      {moments.length > 0 && (
        <Fold title={text.context.before} count={moments.length}>
          <Timeline moments={moments} />
        </Fold>
      )}
      {context.errors && context.errors.length > 0 && (
        <Fold title={text.context.errors} count={context.errors.length}>
          <ErrorList errors={context.errors} />
        </Fold>
      )}
      {state.length > 0 && (
        <Fold title={text.context.state}>
          <StateList nodes={state} />
        </Fold>
      )}
      {sections.slice(2).map((section) => (
        <Fold key={section.part} title={section.title}>
          <Rows rows={section.rows} />
        </Fold>
      ))}
      {detail.earlier.length > 0 && (
        <Fold title={text.context.earlier} count={detail.earlier.length}>
          <EarlierCases cases={detail.earlier} />
        </Fold>
      )}
      {missing.length > 0 && <p class="not-shared">{text.context.notShared(missing)}</p>}
      {session.can('message.redact', detail.gameId) && (
        <button type="button" class="link context-redact" onClick={() => (redacting.value = true)}>
          {text.redaction.open}
        </button>
      )}
      {redacting.value && <RedactReport detail={detail} onClose={() => (redacting.value = false)} />}
    </div>
  );
}

function ratingRows({ rating = 0, ratingComment }: CaseDetail): { label: string; value: string }[] {
  const stars = '★'.repeat(rating) + '☆'.repeat(5 - rating);
  const score = { label: text.context.score, value: `${stars} ${text.context.scoreOf(rating)}` };
  return ratingComment === undefined ? [score] : [score, { label: text.context.comment, value: ratingComment }];
}

function Rows({ rows }: { rows: { label: string; value: string }[] }) {
  return (
    <dl class="facts">
      {rows.map(({ label, value }) => (
        <div key={label} class="facts-row">
          <dt>{label}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
