import type { HelpArticle, HelpBlock, HelpRun } from '@savepoint/protocol';

const words = (runs: HelpRun[]) => runs.map((run) => (typeof run === 'string' ? run : run.text)).join('');

function lines(block: HelpBlock): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'paragraph':
    case 'note':
      return [words(block.text)];
    case 'steps':
      return block.items.map(({ text }) => words(text));
    case 'list':
      return block.items.map(words);
    case 'table':
      return [block.head, ...block.rows].flat().map(words);
    case 'picture':
      return [block.picture.alt];
    default:
      // A newer server knows more kinds of block than this client.
      return [];
  }
}

/** The words of an article without what marks and arranges them. */
export const plainText = ({ body }: HelpArticle): string => body.flatMap(lines).filter(Boolean).join(' ');
