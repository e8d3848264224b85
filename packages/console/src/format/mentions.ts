import type { Colleague } from '@savepoint/protocol';

const SHOWN = 6;

/** A text and where the caret stands in, the name that is being typed after an `@`, and where it began, out. */
export function beganAt(text: string, caret: number): { from: number; typed: string } | null {
  const found = /(?:^|[\s([])@([\p{L}\p{M}\p{N}._-]*(?: [\p{L}\p{M}\p{N}._-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, typed: found[1]! } : null;
}

/** Those of whose names a word begins so. */
export function matching(people: readonly Colleague[], typed: string): Colleague[] {
  const begun = typed.toLocaleLowerCase();
  const fits = (name: string) => name.startsWith(begun) || name.split(/\s+/).some((word) => word.startsWith(begun));
  // A whole name was typed, or picked: there is nothing more to choose.
  const open = people.filter(({ name }) => name.toLocaleLowerCase() !== begun.trimEnd() || begun === '');
  return open.filter(({ name }) => fits(name.toLocaleLowerCase())).slice(0, SHOWN);
}

/** Who is named in a text. `@Ann Lee` names no Ann; two of one name are both meant. */
export function namedIn(text: string, people: readonly Colleague[]): Colleague[] {
  const names = [...new Set(people.map(({ name }) => name))].toSorted((a, b) => b.length - a.length);
  const said = new Set<string>();
  let left = text;
  for (const name of names) {
    const parts = left.split(new RegExp(`@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u'));
    if (parts.length > 1) said.add(name);
    left = parts.join('\n');
  }
  return people.filter(({ name }) => said.has(name));
}
