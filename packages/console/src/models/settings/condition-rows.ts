/** What conditions of forms and of rules have in common: tests that are joined, and turned round. */
export type Joined<Test> = Test | { not: Joined<Test> } | { all: Joined<Test>[] } | { any: Joined<Test>[] };

/** A condition as rows that all hold, or of which any does. */
export interface ConditionRows<Test> {
  join: 'all' | 'any';
  rows: { not: boolean; test: Test }[];
}

const hasPart = <Part extends 'not' | 'all' | 'any'>(condition: object, part: Part): condition is Record<Part, never> => part in condition;

/** Null for what nests deeper than rows can show. */
export function rowsOf<Test extends object>(condition: Joined<Test> | undefined): ConditionRows<Test> | null {
  if (condition === undefined) return { join: 'all', rows: [] };
  const join = hasPart(condition, 'any') ? 'any' : 'all';
  const parts: Joined<Test>[] = hasPart(condition, 'any') ? condition.any : hasPart(condition, 'all') ? condition.all : [condition];
  const rows = parts.map((part) => {
    const not = hasPart(part, 'not');
    const test: Joined<Test> = not ? part.not : part;
    const simple = !hasPart(test, 'not') && !hasPart(test, 'all') && !hasPart(test, 'any');
    return simple ? { not, test: test as Test } : null;
  });
  return rows.every((row) => row !== null) ? { join, rows } : null;
}

/** The same condition again; undefined without a row. */
export function conditionOf<Test extends object>({ join, rows }: ConditionRows<Test>): Joined<Test> | undefined {
  const parts = rows.map(({ not, test }): Joined<Test> => (not ? { not: test } : test));
  if (parts.length < 2) return parts[0];
  return join === 'any' ? { any: parts } : { all: parts };
}
