import { TOPICS } from '@savepoint/protocol';
import { useEffect, useMemo } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { settingsHash } from '../../models/place.ts';
import type { Forms } from '../../models/settings/forms.ts';
import { pieceState } from '../../models/settings/help-table.ts';
import { createLoaded } from '../../models/settings/loaded.ts';
import { useSurroundings } from '../desk-context.ts';
import { useGame } from '../editors/use-game.ts';
import { GameTabs } from '../settings/game-tabs.tsx';
import { LoadProblem } from '../settings/load-problem.tsx';
import { FormEditor } from './form-editor.tsx';

/** A game's forms by topic, or one of them to be written where the address names it. */
export function FormsPage({ rest: [named, id] }: { rest: string[] }) {
  const { forms } = useSurroundings().settings;
  const { games, game, chosen } = useGame('help.edit', named);
  const list = useMemo(() => createLoaded(() => forms.list(game ?? '')), [game]);
  useEffect(() => void (game && !id && list.load()), [list, id]);
  if (!game) return <p class="quiet">{text.settings.notAllowed}</p>;
  if (id) return <FormEditor key={`${game}/${id}`} game={game} id={id} />;
  return (
    <>
      <p class="settings-lead">{text.forms.lead}</p>
      <GameTabs games={games} chosen={chosen} />
      <LoadProblem of={list} />
      {list.value.value && <FormTable game={game} forms={list.value.value} />}
    </>
  );
}

function FormTable({ game, forms }: { game: string; forms: Awaited<ReturnType<Forms['list']>> }) {
  // A program may have written several forms of one topic; a topic without any has a row to begin with.
  const rows = [
    ...forms.map((form) => ({ id: form.definition.id, topic: form.definition.topic, form })),
    ...TOPICS.filter((topic) => !forms.some(({ definition }) => definition.topic === topic)).map((topic) => {
      return { id: topic, topic, form: undefined };
    }),
  ].sort((a, b) => TOPICS.indexOf(a.topic) - TOPICS.indexOf(b.topic));
  return (
    <section class="audit help-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{text.forms.topic}</th>
            <th scope="col">{text.forms.questions}</th>
            <th scope="col">{text.forms.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, topic, form }) => (
            <tr key={id}>
              <td>
                <a class="help-title" href={settingsHash('forms', game, id)}>
                  {text.names.topics[topic]}
                </a>
              </td>
              <td>{form ? text.forms.count(form.definition.fields.length) : text.forms.write}</td>
              <td>
                {form && (
                  <span class={`chip ${pieceState(form) === 'live' ? 'chip-good' : 'chip-warn'}`}>
                    {text.forms.states[pieceState(form)]}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
