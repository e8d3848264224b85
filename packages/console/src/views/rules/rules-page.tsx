import { useSignal } from '@preact/signals';
import type { Rule, RulesPage as Page } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { moved } from '../../models/settings/form-edit.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { addRule, ruleFaults, rulesText } from '../../models/settings/rule-edit.ts';
import { useSurroundings } from '../desk-context.ts';
import { EditForm } from '../editors/edit-form.tsx';
import { PublishBar } from '../editors/publish-bar.tsx';
import { useEdit } from '../editors/use-edit.ts';
import { useGame } from '../editors/use-game.ts';
import { GameTabs } from '../settings/game-tabs.tsx';
import { LoadProblem } from '../settings/load-problem.tsx';
import { DryRun } from './dry-run.tsx';
import { RuleEditor } from './rule-editor.tsx';

/** A game's rules: saved, tried on past cases, and then held to new reports. */
export function RulesPage({ rest: [named] }: { rest: string[] }) {
  const { rules } = useSurroundings().settings;
  const { games, game, chosen } = useGame('rule.edit', named);
  const page = useMemo(() => createLoaded(() => rules.page(game ?? '')), [game]);
  useEffect(() => void (game && page.load()), [page]);
  if (!game) return <p class="quiet">{text.settings.notAllowed}</p>;
  return (
    <>
      <p class="settings-lead">{text.rules.lead}</p>
      <GameTabs games={games} chosen={chosen} />
      <LoadProblem of={page} />
      {page.value.value && <RuleList key={game} game={game} page={page.value.value} onSaved={page.load} />}
    </>
  );
}

function RuleList({ game, page, onSaved }: { game: string; page: Page; onSaved: () => Promise<void> }) {
  const { desk, settings } = useSurroundings();
  const edit = useEdit<Rule[]>(`rules/${game}`, page.version, page.rules);
  const open = useSignal<string | null>(null);
  const trying = useSignal<readonly Rule[] | null>(null);
  const rules = edit.value.value;
  const faults = ruleFaults(rules);
  const put = (next: Rule[]) => {
    edit.put(next);
    trying.value = null;
  };
  return (
    <EditForm
      edit={edit}
      ready={faults.size === 0}
      save={() => edit.save((written, basedOn) => settings.rules.save(game, written, basedOn))}
      onRenewed={onSaved}
      read={page.version}
      publish={
        <PublishBar
          versions={page}
          allowed={desk.session.can('rule.edit', game)}
          words={text.rules}
          before={rulesText(page.live)}
          after={rulesText(page.rules)}
          publish={() => settings.rules.publish(game, page.version)}
          onDone={onSaved}
        >
          <DryRun game={game} rules={page.rules} />
        </PublishBar>
      }
      tools={
        <button
          type="button"
          class="button"
          disabled={faults.size > 0 || rules.length === 0}
          onClick={() => (trying.value = rules)}
        >
          {text.rules.tryOut}
        </button>
      }
    >
      {rules.length === 0 && <p class="quiet">{text.rules.nothing}</p>}
      <ol class="form-fields" aria-label={text.rules.title}>
        {rules.map((rule, at) => (
          <RuleEditor
            key={rule.id}
            rule={rule}
            at={at}
            last={at === rules.length - 1}
            faults={faults}
            open={open.value === rule.id}
            onOpen={() => (open.value = open.peek() === rule.id ? null : rule.id)}
            onChange={(next) => put(rules.map((one) => (one === rule ? next : one)))}
            onMove={(step) => put(moved(rules, at, at + step))}
            onRemove={() => put(rules.filter((one) => one !== rule))}
          />
        ))}
      </ol>
      <button
        type="button"
        class="button"
        onClick={() => {
          const next = addRule(rules);
          open.value = next.at(-1)?.id ?? null;
          put(next);
        }}
      >
        {text.rules.add}
      </button>
      <p class="form-problem" role="status">
        {faults.size > 0 && text.forms.unready}
      </p>
      {trying.value && <DryRun game={game} rules={trying.value} />}
    </EditForm>
  );
}
