import type { ComparedContext, Context } from '@savepoint/protocol';
import { contextSections } from './context-rows.ts';

/** What a row said with the case before, where it says something else now. */
export interface Changed {
  label: string;
  from: string;
  to: string;
}

/** What the game told then and now in, what differs out. A part that one of them lacks says nothing: it was not shared. */
export function whatChanged(before: ComparedContext, now: Context): Changed[] {
  const then = contextSections(before);
  return contextSections(now).flatMap(({ part, rows }) => {
    const old = then.find((section) => section.part === part)?.rows ?? [];
    return rows.flatMap(({ label, value }) => {
      const from = old.find((row) => row.label === label)?.value;
      return from === undefined || from === value ? [] : [{ label, from, to: value }];
    });
  });
}
