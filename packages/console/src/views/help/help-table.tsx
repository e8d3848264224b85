import { useSignal } from '@preact/signals';
import type { PieceSummary } from '@savepoint/protocol';
import { languageName } from '../../format/names.ts';
import { shownText } from '../../format/shown-text.ts';
import { text } from '../../i18n/text.ts';
import { helpRows, isStale, languagesOf, pieceState, WRITABLE_KINDS, type HelpRow } from '../../models/settings/help-table.ts';
import { settingsHash } from '../../models/place.ts';
import { PLAYER_LANGUAGES } from '../../models/settings/player-languages.ts';
import { useSurroundings } from '../desk-context.ts';
import { LanguageSelect } from './language-select.tsx';

/** Every announcement, section and article in, two languages of them side by side out. */
export function HelpTable({ game, pieces }: { game: string; pieces: PieceSummary[] }) {
  const { desk } = useSurroundings();
  const written = languagesOf(pieces);
  const source = written[0] ?? 'en';
  const others = [...new Set([...written, ...PLAYER_LANGUAGES])].filter((language) => language !== source);
  const beside = useSignal(others[0] ?? 'zh-Hans');
  const rows = helpRows(pieces);
  const newHash = (kind: HelpRow['kind']) => settingsHash('help', game, source, kind, NEW_PIECE);
  return (
    <>
      <div class="help-bar">
        <LanguageSelect label={text.help.beside} languages={others} value={beside} />
        <a class="button" href={settingsHash('help', game, source, 'menu', 'menu')}>
          {text.help.menu.edit}
        </a>
        <a class="button" href={settingsHash('help', game, beside.value, 'menu', 'menu')}>
          {text.help.menu.editIn(languageName(beside.value))}
        </a>
        <a class="button" href={newHash('announcement')}>
          {text.help.newAnnouncement}
        </a>
        <a class="button" href={newHash('section')}>
          {text.help.newSection}
        </a>
        <a class="button button-primary" href={newHash('article')}>
          {text.help.newArticle}
        </a>
      </div>
      {rows.length === 0 && <p class="quiet">{text.help.nothing}</p>}
      {WRITABLE_KINDS.filter((kind) => rows.some((row) => row.kind === kind)).map((kind) => (
        <section key={kind} class="audit help-table">
          <table>
            <thead>
              <tr>
                <th scope="col">
                  {text.help.kinds[kind]} · {languageName(source)}
                </th>
                <th scope="col">{languageName(beside.value)}</th>
                {kind === 'article' && <th scope="col">{text.help.helped}</th>}
                {kind === 'announcement' && <th scope="col">{text.help.shown.title}</th>}
              </tr>
            </thead>
            <tbody>
              {rows
                .filter((row) => row.kind === kind)
                .map((row) => (
                  <tr key={row.id}>
                    <td>
                      <PieceLink game={game} row={row} language={source} stale={false} />
                    </td>
                    <td>
                      <PieceLink game={game} row={row} language={beside.value} stale={isStale(row, beside.value, source)} />
                    </td>
                    {kind === 'article' && <td>{votesOf(row)}</td>}
                    {kind === 'announcement' && <td>{shownOf(row, source, desk.page.now.value)}</td>}
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

/** Stands in the address of a piece that has no id yet; no id has this letter. */
export const NEW_PIECE = '+';

function PieceLink({ game, row, language, stale }: { game: string; row: HelpRow; language: string; stale: boolean }) {
  const piece = row.byLanguage.get(language);
  const href = settingsHash('help', game, language, row.kind, row.id);
  if (!piece) {
    const [any] = row.byLanguage.values();
    return (
      <a class="link" href={href} aria-label={text.help.translateOf(any?.title ?? row.id)}>
        {text.help.translate}
      </a>
    );
  }
  const state = pieceState(piece);
  return (
    <>
      <a class="help-title" href={href} dir="auto">
        {piece.title}
      </a>
      {state !== 'live' && <span class="chip chip-warn">{text.help.states[state]}</span>}
      {stale && <span class="chip chip-bad">{text.help.stale}</span>}
    </>
  );
}

function shownOf({ byLanguage }: HelpRow, source: string, nowMs: number): string {
  const { shown } = byLanguage.get(source) ?? [...byLanguage.values()][0] ?? {};
  return shown ? shownText(shown, nowMs) : '';
}

function votesOf({ byLanguage }: HelpRow): string {
  const votes = [...byLanguage.values()].find((piece) => piece.votes)?.votes;
  return votes ? text.help.votes(votes.helpful, votes.helpful + votes.unhelpful) : '';
}
