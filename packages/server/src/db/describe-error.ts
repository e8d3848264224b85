import pg from 'pg';

/**
 * In: whatever was thrown. Out: what may stand in a log. Of a database error its code and its place alone: message and
 * detail quote the values at hand, and with them players' texts.
 */
export function describeError(problem: unknown): Record<string, string | undefined> {
  if (problem instanceof pg.DatabaseError) {
    const { code, routine, table, constraint } = problem;
    return { type: 'DatabaseError', code, routine, table, constraint };
  }
  if (problem instanceof Error) return { type: problem.name, message: problem.message, stack: problem.stack };
  return { type: typeof problem };
}
