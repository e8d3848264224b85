import { text } from '../i18n/text.ts';

/**
 * The studio's own state (any JSON) in, a tree of labelled values out. Keys stay as the studio wrote them, so that what
 * an agent reads can be found in the game's code.
 */
export interface StateNode {
  key: string;
  /** Absent when the node has children. */
  value?: string;
  children?: StateNode[];
}

/** Deeper than this a value is shown as JSON: a column has no room for more steps. */
const MAX_DEPTH = 4;

export function stateTree(state: Record<string, unknown>): StateNode[] {
  return Object.entries(state).map(([key, value]) => node(key, value, 1));
}

function node(key: string, value: unknown, depth: number): StateNode {
  if (value === null || typeof value !== 'object') return { key, value: scalar(value) };
  if (Array.isArray(value)) {
    if (value.length === 0) return { key, value: text.context.empty.none };
    if (value.every((item) => item === null || typeof item !== 'object')) {
      return { key, value: value.map(scalar).join(', ') };
    }
    return nested(key, value.map((item, index) => [String(index + 1), item]), value, depth);
  }
  const entries = Object.entries(value);
  return entries.length === 0 ? { key, value: text.context.empty.none } : nested(key, entries, value, depth);
}

function nested(key: string, entries: [string, unknown][], whole: unknown, depth: number): StateNode {
  if (depth >= MAX_DEPTH) return { key, value: JSON.stringify(whole) };
  return { key, children: entries.map(([name, item]) => node(name, item, depth + 1)) };
}

function scalar(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'boolean') return value ? text.context.empty.yes : text.context.empty.no;
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  return String(value) === '' ? text.context.empty.text : String(value);
}
