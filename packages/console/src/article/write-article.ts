import type { HelpBlock, HelpRun } from '@savepoint/protocol';
import type { BlockContent, ListItem, RootContent, TableRow } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import { phrasingOf } from './inline.ts';
import { imageOf } from './picture-address.ts';

/** An article's blocks in, the Markdown that an author edits out; `readArticle` gives the same blocks back. */
export function writeArticle(body: readonly HelpBlock[]): string {
  const children = body.map(blockOf);
  return toMarkdown({ type: 'root', children }, { extensions: [gfmTableToMarkdown()], bullet: '-', listItemIndent: 'one' });
}

function blockOf(block: HelpBlock): RootContent {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block.text);
    case 'heading':
      return { type: 'heading', depth: 2, children: [{ type: 'text', value: block.text }] };
    case 'picture':
      return { type: 'paragraph', children: [imageOf(block.picture)] };
    case 'list':
      return { type: 'list', ordered: false, spread: false, children: block.items.map((item) => listItem(paragraph(item))) };
    case 'steps':
      return {
        type: 'list',
        ordered: true,
        spread: false,
        children: block.items.map(({ text, picture }) => {
          const words = paragraph(text);
          return picture ? listItem(words, { type: 'paragraph', children: [imageOf(picture)] }) : listItem(words);
        }),
      };
    case 'table':
      return { type: 'table', children: [block.head, ...block.rows].map(tableRow) };
    case 'note': {
      const children = [paragraph(block.text)];
      return { type: 'blockquote', children: block.tone === 'warning' ? [paragraph(['(!)']), ...children] : children };
    }
  }
}

const paragraph = (runs: readonly HelpRun[]): BlockContent => ({ type: 'paragraph', children: phrasingOf(runs) });
const listItem = (...children: BlockContent[]): ListItem => ({ type: 'listItem', spread: false, children });
const tableRow = (cells: readonly (readonly HelpRun[])[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((cell) => ({ type: 'tableCell', children: phrasingOf(cell) })),
});
