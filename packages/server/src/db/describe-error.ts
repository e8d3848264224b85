import pg from 'pg';

/** Classes of SQLSTATE that say nothing against the statement: no connection, no resources, somebody else's lock. */
const PASSING_CLASSES = new Set(['08', '25', '40', '53', '55', '57', '58']);
/** As the driver words it when there is no server, or none any more. */
const NO_SERVER = /^(Connection terminated|timeout exceeded when trying to connect|connect E)/;

/** Whether what a query threw will pass by itself, so that the same may be tried again. */
export function isPassing(problem: unknown): boolean {
  if (problem instanceof pg.DatabaseError) return PASSING_CLASSES.has(problem.code?.slice(0, 2) ?? '08');
  return problem instanceof Error && (NO_SERVER.test(problem.message) || 'syscall' in problem);
}

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
