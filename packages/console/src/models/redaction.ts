import type { CaseDetail, Uuid } from '@savepoint/protocol';
import { contextWithout } from '@savepoint/protocol/schemas';
import type { ReportFact } from '../format/report-facts.ts';

/** A stretch of a text, in UTF-16 units. */
export interface Range {
  from: number;
  to: number;
}

/** The last redaction that stands in the time line; the server refuses another that does not know of it. */
export function lastRedaction({ edits }: Pick<CaseDetail, 'edits'>): Uuid | null {
  return edits.findLast(({ changes }) => changes.some(({ field }) => field === 'redaction'))?.id ?? null;
}

/** One more range, joined with those that it touches; in their order. */
export function withRange(ranges: readonly Range[], more: Range): Range[] {
  if (more.from >= more.to) return [...ranges];
  const apart = ranges.filter(({ from, to }) => to < more.from || from > more.to);
  const touching = [more, ...ranges.filter((one) => !apart.includes(one))];
  const joined = { from: Math.min(...touching.map(({ from }) => from)), to: Math.max(...touching.map(({ to }) => to)) };
  return [...apart, joined].toSorted((a, b) => a.from - b.from);
}

/** What is asked of the server when these facts are chosen. */
export function chosenParts(facts: readonly ReportFact[], chosen: ReadonlySet<string>): { context: string[][]; answers: string[] } {
  const picked = facts.filter(({ key }) => chosen.has(key));
  return {
    context: picked.flatMap(({ paths }) => paths),
    answers: picked.flatMap(({ answer }) => (answer === undefined ? [] : [answer])),
  };
}

/** Facts that go although nobody chose them: their part cannot be without one that was. */
export function goneAlong(context: CaseDetail['context'], facts: readonly ReportFact[], chosen: ReadonlySet<string>): Set<string> {
  const left: Record<string, unknown> = contextWithout(context, chosenParts(facts, chosen).context);
  const lost = facts.filter(({ key, paths: [path] }) => path && !chosen.has(key) && left[path[0]!] === undefined);
  return new Set(lost.map(({ key }) => key));
}
