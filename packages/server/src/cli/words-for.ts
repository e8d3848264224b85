import pg from 'pg';

/** What is to be looked at when a call of the system fails. Nothing but the database is connected to before a command is done. */
const SETTINGS: Record<string, string> = { connect: 'DATABASE_URL', getaddrinfo: 'DATABASE_URL', listen: 'PORT and HOST' };

/** Classes of what PostgreSQL answers to who may not come in, or asks for a database that there is not. */
const REFUSED = /^(28|3D)/;

/** In: why a command was not done. Out: that in words for people, with the setting that is in question. */
export function wordsFor(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  // A name with several addresses fails once for each, and the whole has no words of its own.
  const { message, name, syscall = '', code = '' }: NodeJS.ErrnoException = problem instanceof AggregateError ? problem.errors[0] : problem;
  const setting = problem instanceof pg.DatabaseError && REFUSED.test(code) ? 'DATABASE_URL' : SETTINGS[syscall];
  return setting ? `${message}: see ${setting}.` : message || name;
}
