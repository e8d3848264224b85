import type { CaseTest, SavedView } from '@savepoint/protocol';
import { text } from '../i18n/text.ts';
import { isBuiltIn } from '../models/asked.ts';
import { languageName } from './names.ts';

/** Ids in, what they are called out. */
export type NameOf = (field: CaseTest['field'], value: string) => string;

/** One condition in a few words: `Topic: Bug, Payment`. */
export function conditionText(test: CaseTest, nameOf: NameOf): string {
  const { fields, ways } = text.lists;
  const field = fields[test.field];
  switch (test.field) {
    case 'gpu':
      return `${field} ${ways[test.is]} ${test.value}`;
    case 'text':
      return `${field}: ${test.value}`;
    case 'age':
    case 'waiting':
      return `${field} ${ways[test.is]} ${test.hours}`;
    case 'unread':
    case 'vip':
      return `${field}: ${ways[test.is]}`;
    default: {
      const values = test.values.map((value) => nameOf(test.field, value)).join(', ');
      return test.is === 'in' ? `${field}: ${values}` : `${field} ${ways.out} ${values}`;
    }
  }
}

/** What a value of a field is called; ids of people and games by what `known` says. */
export function valueName(field: CaseTest['field'], value: string, known: ReadonlyMap<string, string>): string {
  const { lists, names } = text;
  const tables: Partial<Record<CaseTest['field'], Readonly<Record<string, string>>>> = {
    topic: names.topics,
    state: names.states,
    device: names.devices,
    priority: lists.priorities,
    live: lists.lives,
    owner: { me: lists.me, nobody: lists.nobody },
  };
  if (field === 'language') return languageName(value);
  return tables[field]?.[value] ?? known.get(value) ?? value;
}

export function viewName(view: string, saved: readonly SavedView[]): string {
  if (isBuiltIn(view)) return text.lists.names[view];
  return saved.find(({ id }) => id === view)?.name ?? '';
}
