import { useSignal, type Signal } from '@preact/signals';
import type { CaseSummary } from '@savepoint/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { Avatar } from '../components/avatar.tsx';
import { Icon } from '../components/icon.tsx';
import { StateBadge } from '../components/state-badge.tsx';
import { Tag } from '../components/tag.tsx';
import { playerName } from '../format/names.ts';
import { text } from '../i18n/text.ts';
import { withTest } from '../models/asked.ts';
import { closeWithUndo } from './close-with-undo.ts';
import { CaseEdit } from './case-edit.tsx';
import { useDesk } from './desk-context.ts';

/** What can be done with a live conversation, and whether its player is there. */
function LiveActions({ summary }: { summary: CaseSummary }) {
  const { acceptChat, deeds, chats } = useDesk();
  if (summary.live === 'waiting') {
    return (
      <button type="button" class="button button-primary" aria-label={text.cases.acceptChat} onClick={() => void acceptChat(summary.id)}>
        <Icon name="feedback" />
        <span class="button-word">{text.cases.acceptChat}</span>
      </button>
    );
  }
  if (summary.live !== 'active') return null;
  return (
    <>
      <span class="case-live" role="status">
        {chats.near.value?.here ? text.cases.playerHere : text.cases.playerAway}
      </span>
      <button type="button" class="button" aria-label={text.cases.endChat} onClick={() => void deeds.endChat(summary.id)}>
        <Icon name="leave" />
        <span class="button-word">{text.cases.endChat}</span>
      </button>
    </>
  );
}

/** Whose the case is and how pressing, as a button that changes both and more. */
function Filing({ summary, onOpen }: { summary: CaseSummary; onOpen: () => void }) {
  return (
    <button type="button" class="tag tag-filing" data-key="file" aria-haspopup="dialog" title={text.cases.edits.open} onClick={onOpen}>
      <Icon name="account" />
      <span class="tag-value" dir="auto">
        {summary.owner?.name ?? text.lists.nobody}
      </span>
      {summary.priority !== 'normal' && (
        <span class={`priority priority-${summary.priority}`}>{text.lists.priorities[summary.priority]}</span>
      )}
      <Icon name="edit" />
      <span class="visually-hidden">{text.cases.edits.title}</span>
    </button>
  );
}

/** The head of a case in, who, what, in which state, and what can be done out. */
export function CaseHeader({ summary, context }: { summary: CaseSummary; context: Signal<boolean> }) {
  const desk = useDesk();
  const game = desk.session.session.value?.games.find(({ id }) => id === summary.gameId)?.name ?? summary.gameId;
  const changeable = desk.session.can('case.change', summary.gameId);
  const name = playerName(summary.player);
  const filing = useSignal(false);
  const subject = useRef<HTMLHeadingElement>(null);
  // Where the list gives way to the case, the row that had the focus is gone.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) subject.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [summary.id]);
  return (
    <header class="case-head">
      <div class="case-line">
        <button type="button" class="icon-button back" aria-label={text.common.backToList} onClick={() => desk.show(null)}>
          <Icon name="back" />
        </button>
        <Avatar id={summary.player.id} name={name} />
        <div class="case-who">
          <p class="case-meta">
            <bdi class="case-player">{name}</bdi>
            <span class="case-number">#{summary.number}</span>
            <StateBadge state={summary.state} solved={summary.solved} />
          </p>
          <h1 ref={subject} class="case-subject" tabIndex={-1} dir="auto" title={summary.subject}>
            {summary.subject}
          </h1>
        </div>
        <div class="case-actions">
          {desk.session.can('chat.take', summary.gameId) && <LiveActions summary={summary} />}
          {changeable && summary.state !== 'closed' && summary.solved !== 'asked' && (
            <button type="button" class="button" aria-label={text.cases.askSolved} onClick={() => void desk.deeds.askSolved(summary.id)}>
              <Icon name="help" />
              <span class="button-word">{text.cases.solved}</span>
            </button>
          )}
          {!changeable ? null : summary.state === 'closed' ? (
            <button
              type="button"
              class="button"
              aria-label={text.cases.openAgainLabel}
              onClick={() => void desk.deeds.setState(summary.id, 'open')}
            >
              <Icon name="reopen" />
              <span class="button-word">{text.cases.openAgain}</span>
            </button>
          ) : (
            <button
              type="button"
              class="button"
              aria-label={text.cases.close}
              title={text.cases.closeKey}
              onClick={() => void closeWithUndo(desk, summary)}
            >
              <Icon name="archive" />
              <span class="button-word">{text.cases.close}</span>
            </button>
          )}
          <button
            type="button"
            class="icon-button context-toggle"
            aria-label={text.cases.context}
            aria-expanded={context.value}
            title={text.cases.contextKey}
            onClick={() => (context.value = !context.value)}
          >
            <Icon name="info" />
          </button>
        </div>
      </div>
      <div class="case-tags" aria-label={text.cases.tags} role="group">
        <span class="tag tag-game">
          <span class="tag-value">{game}</span>
        </span>
        {changeable && <Filing summary={summary} onOpen={() => (filing.value = true)} />}
        {summary.tags.map((tag) => (
          <Tag key={tag} tag={tag} onPick={(picked) => desk.narrow(withTest(desk.route.peek().asked, 'tag', { field: 'tag', is: 'in', values: [picked] }))} />
        ))}
      </div>
      {filing.value && <CaseEdit summary={summary} onClose={() => (filing.value = false)} />}
    </header>
  );
}
