/**
 * Marked text of staff: a text in, a tree out that is drawn as elements and never as HTML. A small part of Markdown: `**bold**`,
 * `*italic*` or `_italic_`, `` `code` ``, lists by `-` and `1.`, `[words](https://…)` and `[words](savepoint:article/<id>)`.
 * What makes no sense as a mark is words; a backslash makes a mark into one.
 */
export type RichBlock =
  | { type: 'paragraph'; runs: RichRun[] }
  /** `start`: the first number of an ordered one. */
  | { type: 'list'; start?: number; items: RichRun[][] };

export interface RichRun {
  text: string;
  strong?: true;
  em?: true;
  code?: true;
  link?: RichLink;
}

/** A page outside, always by https, or an article of the game's help. */
export type RichLink = { to: 'page'; url: string } | { to: 'article'; id: string };

type Marks = Pick<RichRun, 'strong' | 'em'>;

/** A mark ends so soon or is none. */
const MARKED_CHARS = 1_000;

const ITEM = /^ {0,3}(?:[-*]|(\d{1,6})[.)])[ \t]+(\S.*)$/;

export function parseRich(text: string): RichBlock[] {
  const blocks: RichBlock[] = [];
  let lines: string[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ type: 'paragraph', runs: runsOf(lines.join('\n'), {}) });
    lines = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const [, number, words] = ITEM.exec(line) ?? [];
    if (words === undefined) {
      if (line.trim() === '') endParagraph();
      else lines.push(line);
      continue;
    }
    endParagraph();
    const item = runsOf(words, {});
    const last = blocks.at(-1);
    const goesOn = last?.type === 'list' && (last.start !== undefined) === (number !== undefined);
    if (goesOn) last.items.push(item);
    else blocks.push({ type: 'list', ...(number !== undefined && { start: Number(number) }), items: [item] });
  }
  endParagraph();
  return blocks;
}

/** The words alone, as lists, notifications and old clients show them; an address stands behind the words that lead to it. */
export function plainOf(text: string): string {
  const plain = (runs: readonly RichRun[]) => runs.map(wordsOf).join('');
  return parseRich(text)
    .map((block) => {
      if (block.type === 'paragraph') return plain(block.runs);
      const { start, items } = block;
      return items.map((item, i) => `${start === undefined ? '-' : `${start + i}.`} ${plain(item)}`).join('\n');
    })
    .join('\n\n');
}

/** Whether a text is more than words. */
export const isRich = (text: string): boolean =>
  parseRich(text).some((block) => block.type === 'list' || block.runs.some(({ strong, em, code, link }) => strong ?? em ?? code ?? link));

const wordsOf = ({ text, link }: RichRun): string => (link?.to === 'page' && link.url !== text ? `${text} (${link.url})` : text);

const LINK = /\[([^[\]\n]{1,200})\]\(([^()\s]{1,2000})\)/y;
const ADDRESS = /https:\/\/[^\s<>()[\]*`"']*[^\s<>()[\]*`"'.,;:!?]/y;

function runsOf(text: string, marks: Marks): RichRun[] {
  const runs: RichRun[] = [];
  let words = '';
  const noneBefore = new Map<string, number>();
  const flush = () => {
    if (words) runs.push({ text: words, ...marks });
    words = '';
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at]!;
    if (char === '\\' && /[\\`*_[\]-]/.test(text[at + 1] ?? '')) {
      words += text[at + 1];
      at += 2;
      continue;
    }
    const found = codeAt(text, at, marks) ?? linkAt(text, at, marks) ?? markedAt(text, at, marks, noneBefore);
    if (found) {
      flush();
      runs.push(...found.runs);
      at = found.end;
    } else {
      words += char;
      at++;
    }
  }
  flush();
  return runs;
}

type Found = { runs: RichRun[]; end: number } | undefined;

function codeAt(text: string, at: number, marks: Marks): Found {
  const end = text[at] === '`' ? text.indexOf('`', at + 1) : -1;
  return end > at + 1 ? { runs: [{ text: text.slice(at + 1, end), code: true, ...marks }], end: end + 1 } : undefined;
}

function linkAt(text: string, at: number, marks: Marks): Found {
  if (text[at] === '[') {
    LINK.lastIndex = at;
    const [whole = '', words = '', address = ''] = LINK.exec(text) ?? [];
    const link = leadsTo(address);
    return link && { runs: [{ text: words, ...marks, link }], end: at + whole.length };
  }
  if (text[at] !== 'h' || /\w/.test(text[at - 1] ?? '')) return undefined;
  ADDRESS.lastIndex = at;
  const [address = ''] = ADDRESS.exec(text) ?? [];
  const link = leadsTo(address);
  return link && { runs: [{ text: address, ...marks, link }], end: at + address.length };
}

function leadsTo(address: string): RichLink | undefined {
  const [, id] = /^savepoint:article\/([a-z0-9][a-z0-9-]{0,79})$/.exec(address) ?? [];
  if (id) return { to: 'article', id };
  if (!address.startsWith('https://')) return undefined;
  try {
    // `https://bank.example@evil.example` says one thing and leads to another.
    const { username, password } = new URL(address);
    return username || password ? undefined : { to: 'page', url: address };
  } catch {
    return undefined;
  }
}

/** `noneBefore`: up to where an earlier mark of the kind has found no end, so that no part of a text is searched twice. */
function markedAt(text: string, at: number, marks: Marks, noneBefore: Map<string, number>): Found {
  const char = text[at];
  const mark = text.startsWith('**', at) ? '**' : char;
  if (mark !== '**' && mark !== '*' && mark !== '_') return undefined;
  const kind = mark === '**' ? 'strong' : 'em';
  const isInWord = mark === '_' && /\w/.test(text[at - 1] ?? '');
  if (marks[kind] || isInWord || /\s/.test(text[at + mark.length] ?? ' ')) return undefined;
  const limit = Math.min(text.length, at + MARKED_CHARS);
  const from = Math.max(at + mark.length + 1, noneBefore.get(mark) ?? 0);
  for (let end = text.indexOf(mark, from); end >= 0 && end < limit; end = text.indexOf(mark, end + 1)) {
    if (closes(text, end, mark)) {
      return { runs: runsOf(text.slice(at + mark.length, end), { ...marks, [kind]: true }), end: end + mark.length };
    }
    // Half of the other mark is none.
    if (mark === '*' && text[end + 1] === '*') end++;
  }
  noneBefore.set(mark, limit);
  return undefined;
}

function closes(text: string, end: number, mark: string): boolean {
  if (/[\s\\]/.test(text[end - 1]!)) return false;
  const next = text[end + mark.length] ?? '';
  return mark === '_' ? !/\w/.test(next) : mark === '**' || next !== '*';
}
