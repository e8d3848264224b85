import type { CaseDetail, Context } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { contextSections } from './context-rows.ts';
import { offset } from './duration.ts';
import { reportMoment } from './timeline.ts';

/** Something a report brought along that can be taken away by itself. */
export interface ReportFact {
  key: string;
  label: string;
  value: string;
  /** Where it stands in the context; none for an answer. */
  paths: string[][];
  /** The field that it answers. */
  answer?: string;
}

export interface FactGroup {
  title: string;
  facts: ReportFact[];
}

/** All that a report brought along in, groups of single facts as they stand beside the case out. */
export function reportFacts({ answers, context, openedAt }: Pick<CaseDetail, 'answers' | 'context' | 'openedAt'>): FactGroup[] {
  const report = reportMoment(context, openedAt);
  const told = (answers?.rows ?? []).map(({ field, label, value }) => ({ key: `answer ${field}`, label, value, paths: [], answer: field }));
  const sections = contextSections(context).map(({ title, rows }) => ({
    title,
    // Rows that say more of a field which another row has go with that one.
    facts: rows.filter(({ paths }) => paths.length > 0).map(({ label, value, paths }) => fact(label, value, paths)),
  }));
  const moments = (part: 'breadcrumbs' | 'errors' | 'requests') =>
    (context[part] ?? []).map((one, place) => fact(offset(one.at - report), momentText(one), [[part, String(place)]]));
  const groups = [
    { title: text.context.answers, facts: told },
    ...sections,
    { title: text.context.before, facts: [...moments('breadcrumbs'), ...moments('requests')] },
    { title: text.context.errors, facts: moments('errors') },
    { title: text.context.state, facts: leaves(context.state, ['state']) },
  ];
  return groups.filter(({ facts }) => facts.length > 0);
}

const fact = (label: string, value: string, paths: string[][]): ReportFact => ({ key: paths.map((path) => path.join('\n')).join('\n\n'), label, value, paths });

type Moment = NonNullable<Context['breadcrumbs'] | Context['errors'] | Context['requests']>[number];

function momentText(moment: Moment): string {
  if ('text' in moment) return String(moment.text);
  return 'message' in moment ? String(moment.message) : `${String(moment.status)} ${String(moment.url)}`;
}

/** As deep as a path may be. */
const DEEPEST = 10;

/** The studio's own state, leaf by leaf; keys as the studio wrote them. */
function leaves(value: unknown, path: string[]): ReportFact[] {
  const whole = typeof value !== 'object' || value === null || path.length >= DEEPEST || Object.keys(value).length === 0;
  if (!whole) return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
  if (path.length === 1) return [];
  return [fact(path.slice(1).join(' › '), typeof value === 'string' ? value : JSON.stringify(value), [path])];
}
