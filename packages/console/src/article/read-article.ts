import type { HelpBlock, HelpRun } from '@savepoint/protocol';
import type { BlockContent, DefinitionContent, List, Paragraph, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { runsOf } from './inline.ts';
import { pictureOf } from './picture-address.ts';

/** What an author wrote, as an article holds it. */
export interface ArticleRead {
  body: HelpBlock[];
  /** What an article cannot hold, as it was written or by its kind: a link elsewhere, a foreign picture, HTML. */
  faults: string[];
}

type AnyBlock = RootContent | BlockContent | DefinitionContent;

/** Markdown in, blocks out. Notes are quotes; one that warns begins with a line `(!)`. */
export function readArticle(markdown: string): ArticleRead {
  const faults: string[] = [];
  const fault = (what: string) => void (faults.includes(what) || faults.push(what));
  const tree = fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  return { body: tree.children.flatMap((node) => blocksOf(node, fault)), faults };
}

function blocksOf(node: AnyBlock, fault: (what: string) => void): HelpBlock[] {
  const words = (paragraph: Pick<Paragraph, 'children'>) => runsOf(paragraph.children, fault);
  switch (node.type) {
    case 'paragraph': {
      const [only, ...others] = node.children;
      if (only?.type !== 'image' || others.length > 0) return [{ type: 'paragraph', text: words(node) }];
      const picture = pictureOf(only);
      if (!picture) fault(only.url);
      return picture ? [{ type: 'picture', picture }] : [];
    }
    case 'heading':
      return [{ type: 'heading', text: plain(words(node)) }];
    case 'list':
      return [listOf(node, fault)];
    case 'table': {
      const [head = [], ...rows] = node.children.map((row) => row.children.map(words));
      return [{ type: 'table', head, rows }];
    }
    case 'blockquote': {
      const paragraphs = node.children.filter((child) => child.type === 'paragraph').map(words);
      if (paragraphs.length < node.children.length) fault('blockquote');
      const warns = paragraphs[0]?.length === 1 && paragraphs[0][0] === '(!)';
      const text = spaced(warns ? paragraphs.slice(1) : paragraphs);
      return [{ type: 'note', tone: warns ? 'warning' : 'info', text }];
    }
    default:
      fault(node.type);
      return [];
  }
}

function listOf(list: List, fault: (what: string) => void): HelpBlock {
  const items = list.children.map((item) => {
    const inner = item.children.flatMap((child) => blocksOf(child, fault));
    const text = spaced(inner.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])));
    const pictures = inner.flatMap((block) => (block.type === 'picture' ? [block.picture] : []));
    const others = inner.find((block) => block.type !== 'paragraph' && block.type !== 'picture');
    if (others) fault(others.type);
    if (pictures.length > (list.ordered ? 1 : 0)) fault('image');
    return { text, ...(pictures[0] && { picture: pictures[0] }) };
  });
  return list.ordered ? { type: 'steps', items } : { type: 'list', items: items.map(({ text }) => text) };
}

/** Several paragraphs as one, a line apart: there is room for one only. */
const spaced = (paragraphs: HelpRun[][]): HelpRun[] => {
  const runs = paragraphs.flatMap((runs, index) => (index === 0 ? runs : ['\n', ...runs]));
  return runs;
};

const plain = (runs: readonly HelpRun[]): string => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');
