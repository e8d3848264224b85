import { PRIORITIES, TOPICS, type CaseField, type CaseTest } from '@savepoint/protocol';

/** Fields that the editor offers, in its order. Players are named by what links to them. */
export const OFFERED: readonly CaseField[] = [
  'game', 'topic', 'state', 'owner', 'priority', 'tag', 'live', 'unread', 'vip', 'waiting', 'age', 'build', 'device', 'os', 'gpu',
  'language', 'region', 'queue',
];

/** What of a condition is filled in: a value is a list divided by commas, or the values that are ticked. */
export interface ConditionDraft {
  field: CaseField;
  is: string;
  values: readonly string[];
  typed: string;
}

/** The values among which one chooses; null: they are typed. */
export function choicesOf(field: CaseField, games: readonly string[], people: readonly string[]): readonly string[] | null {
  const choices: Partial<Record<CaseField, readonly string[]>> = {
    game: games,
    topic: TOPICS,
    state: ['open', 'answered', 'closed'],
    live: ['none', 'waiting', 'active', 'ended'],
    priority: PRIORITIES,
    device: ['phone', 'tablet', 'desktop', 'tv', 'console', 'headset'],
    owner: ['me', 'nobody', ...people],
  };
  return choices[field] ?? null;
}

export function waysOf(field: CaseField): readonly ('in' | 'out' | 'has' | 'lacks' | 'over' | 'under' | 'yes' | 'no')[] {
  if (field === 'gpu') return ['has', 'lacks'];
  if (field === 'text') return ['has'];
  if (field === 'age' || field === 'waiting') return ['over', 'under'];
  return field === 'unread' || field === 'vip' ? ['yes', 'no'] : ['in', 'out'];
}

export function draftOf(test: CaseTest | null): ConditionDraft {
  if (!test) return { field: 'topic', is: 'in', values: [], typed: '' };
  const values = 'values' in test ? test.values : [];
  const typed = 'hours' in test ? String(test.hours) : 'value' in test ? test.value : values.join(', ');
  return { field: test.field, is: test.is, values, typed };
}

/** The condition, or null while it says nothing yet. */
export function testOfDraft({ field, is, values, typed }: ConditionDraft): CaseTest | null {
  const way = waysOf(field).find((one) => one === is) ?? waysOf(field)[0];
  if (field === 'unread' || field === 'vip') return { field, is: way === 'no' ? 'no' : 'yes' };
  if (field === 'age' || field === 'waiting') {
    const hours = Number(typed.replace(',', '.'));
    return typed.trim() !== '' && hours >= 0 ? { field, is: way === 'under' ? 'under' : 'over', hours } : null;
  }
  if (field === 'gpu') return typed.trim() ? { field, is: way === 'lacks' ? 'lacks' : 'has', value: typed.trim() } : null;
  if (field === 'text') return typed.trim() ? { field, is: 'has', value: typed.trim() } : null;
  const list = choicesOf(field, [], []) ? values : typed.split(/[,，、]/).map((part) => normal(field, part.trim())).filter(Boolean);
  // Which values a field takes is the server's to say; what is ticked comes from its own lists.
  return list.length > 0 ? ({ field, is: way === 'out' ? 'out' : 'in', values: [...new Set(list)] } as CaseTest) : null;
}

function normal(field: CaseField, value: string): string {
  if (field === 'language') return value.toLowerCase();
  return field === 'region' ? value.toUpperCase() : value;
}
