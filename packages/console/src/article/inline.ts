import { TOPICS, type HelpLink, type HelpRun, type Topic } from '@savepoint/protocol';
import type { PhrasingContent } from 'mdast';

/** Words of an article to Markdown's phrasing and back. Where a link leads stands in its address: `article:refunds`. */
export function phrasingOf(runs: readonly HelpRun[]): PhrasingContent[] {
  return runs.map((run) => {
    if (typeof run === 'string') return { type: 'text', value: run };
    const { text, strong, code, link } = run;
    let node: PhrasingContent = code ? { type: 'inlineCode', value: text } : { type: 'text', value: text };
    if (strong) node = { type: 'strong', children: [node] };
    return link ? { type: 'link', url: addressOf(link), children: [node] } : node;
  });
}

type Marks = Omit<Extract<HelpRun, { text: string }>, 'text'>;

/** `fault` is told what an article cannot hold; its words stay. */
export function runsOf(nodes: readonly PhrasingContent[], fault: (what: string) => void, marks: Marks = {}): HelpRun[] {
  const runs = nodes.flatMap((node): HelpRun[] => {
    switch (node.type) {
      case 'text':
        return [marked(node.value, marks)];
      case 'inlineCode':
        return [marked(node.value, { ...marks, code: true })];
      case 'break':
        return [marked('\n', marks)];
      case 'strong':
        return runsOf(node.children, fault, { ...marks, strong: true });
      case 'emphasis':
        return runsOf(node.children, fault, marks);
      case 'link': {
        const link = linkOf(node.url);
        if (!link) fault(node.url);
        return runsOf(node.children, fault, link ? { ...marks, link } : marks);
      }
      case 'html':
        // Shown to players as what it is: letters.
        return [marked(node.value, marks)];
      default:
        fault(node.type);
        return [];
    }
  });
  return joined(runs);
}

const marked = (text: string, marks: Marks): HelpRun => (Object.keys(marks).length > 0 ? { text, ...marks } : text);

/** Neighbours without marks become one. */
function joined(runs: HelpRun[]): HelpRun[] {
  const out: HelpRun[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (typeof run === 'string' && typeof last === 'string') out[out.length - 1] = last + run;
    else if (run !== '') out.push(run);
  }
  return out;
}

/** A link as an author writes it: `article:refunds`, `form:payment`, `action:restore` or an address by https. */
export function addressOf(link: HelpLink): string {
  if (link.to === 'page') return link.url;
  if (link.to === 'form') return `form:${link.topic}`;
  return link.to === 'article' ? `article:${link.id}` : `action:${link.name}`;
}

export function linkOf(address: string): HelpLink | undefined {
  if (/^https:\/\/./.test(address)) return { to: 'page', url: address };
  const [, kind, rest = ''] = /^(article|form|action):(.+)$/.exec(address) ?? [];
  if (kind === 'article') return { to: 'article', id: rest };
  if (kind === 'action') return { to: 'action', name: rest };
  return kind === 'form' && isTopic(rest) ? { to: 'form', topic: rest } : undefined;
}

const isTopic = (text: string): text is Topic => TOPICS.some((topic) => topic === text);
