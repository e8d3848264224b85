import type { FormDefinition } from '@savepoint/protocol';
import { formDefinition, formFault } from '@savepoint/protocol/schemas';
import * as v from 'valibot';

/** What the server would refuse a form for, as paths into it: `fields.2.label.en`, `fields.0.shownIf`. */
export function formFaults(form: FormDefinition): ReadonlySet<string> {
  const { issues = [] } = v.safeParse(formDefinition, form);
  const faults = new Set(issues.map((issue) => v.getDotPath(issue) ?? ''));
  const between = formFault(form);
  return between === undefined ? faults : faults.add(between);
}

/** Whether something is wrong with a part or with what is in it. */
export const isFaulty = (faults: ReadonlySet<string>, path: string): boolean =>
  [...faults].some((fault) => fault === path || fault.startsWith(`${path}.`));
