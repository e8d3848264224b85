import { parseRich, resolveLanguage, type RichBlock, type RichRun } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { settingsHash } from '../models/place.ts';
import { useDesk, useSurroundings } from './desk-context.ts';

/** Whose help it is, and the language of the player who reads it. */
interface Game {
  id: string;
  locale: string | undefined;
}

/** What other languages of an article are translated from. */
const SOURCE = 'en';

/** Marked words in, elements out, as the player sees them. An article leads whoever writes articles to its editor. */
export function RichText({ of: marked, gameId, locale }: { of: string; gameId: string; locale?: string | undefined }) {
  const { session } = useDesk();
  const game = session.can('help.edit', gameId) ? { id: gameId, locale } : undefined;
  return (
    <div class="message-text rich" dir="auto">
      {parseRich(marked).map((block, i) => (
        <Block key={i} block={block} game={game} />
      ))}
    </div>
  );
}

function Block({ block, game }: { block: RichBlock; game: Game | undefined }) {
  const drawn = (runs: readonly RichRun[]) => runs.map((run, i) => <Run key={i} run={run} game={game} />);
  if (block.type === 'paragraph') return <p>{drawn(block.runs)}</p>;
  const items = block.items.map((runs, i) => <li key={i}>{drawn(runs)}</li>);
  return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Run({ run: { text, strong, em, code, link }, game }: { run: RichRun; game: Game | undefined }) {
  let marked = code ? <code>{text}</code> : <>{text}</>;
  if (em) marked = <em>{marked}</em>;
  if (strong) marked = <strong>{marked}</strong>;
  if (link?.to === 'page') {
    return (
      <a href={link.url} target="_blank" rel="noopener noreferrer">
        {marked}
      </a>
    );
  }
  if (link && game) return <ArticleLink game={game} id={link.id}>{marked}</ArticleLink>;
  return marked;
}

/** To the editor of an article, in the language in which the player has it. */
function ArticleLink({ game, id, children }: { game: Game; id: string; children: ComponentChildren }) {
  const { page } = useDesk();
  const { help } = useSurroundings().settings;
  const at = (language: string) => settingsHash('help', game.id, language, 'article', id);
  const open = async () => {
    const { pieces } = await help.overview(game.id);
    const live = pieces.filter((piece) => piece.kind === 'article' && piece.id === id && piece.liveVersion !== undefined);
    page.go(at(resolveLanguage([game.locale], live.map(({ language }) => language))), 'push');
  };
  const follow = (event: MouseEvent) => {
    // Beside this page, or in another, it opens as any link does.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open().catch(() => page.go(at(SOURCE), 'push'));
  };
  return (
    <a href={at(SOURCE)} onClick={follow}>
      {children}
    </a>
  );
}
