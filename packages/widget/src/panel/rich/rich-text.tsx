import { parseRich, type RichBlock, type RichRun } from '@savepoint/protocol';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { useStyle } from '../components/later.tsx';
import { usePanel } from '../panel-context.ts';
import css from './rich-text.css?inline';

/** Marked words of an agent, as elements. */
export function RichText({ of: marked }: { of: string }) {
  useStyle(css);
  const blocks = useMemo(() => parseRich(marked), [marked]);
  return (
    <div class="rich">
      {blocks.map((block, i) => (
        <Block key={i} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: RichBlock }) {
  if (block.type === 'paragraph') return <p>{block.runs.map(Run)}</p>;
  const items = block.items.map((runs, i) => <li key={i}>{runs.map(Run)}</li>);
  return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>;
}

function Run({ text, strong, em, code, link }: RichRun) {
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
  return link ? <ToArticle id={link.id}>{marked}</ToArticle> : marked;
}

/** Opens in the panel. An article that is not for this player, or no longer there, is named and not linked. */
function ToArticle({ id, children }: { id: string; children: ComponentChildren }) {
  const { help, go } = usePanel();
  if (!help.value?.help.article(id)) return <>{children}</>;
  return (
    <button type="button" class="rich-link" onClick={() => go({ name: 'help', page: { article: id } })}>
      {children}
    </button>
  );
}
