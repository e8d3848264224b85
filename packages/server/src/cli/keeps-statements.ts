import type { Client } from 'pg';

/**
 * In: two connections. Out: whether the first still has what it prepared while the other is in a transaction. A pooler may
 * lend it another connection then, to which that is unknown.
 */
export async function keepsStatements(one: Pick<Client, 'query'>, other: Pick<Client, 'query'>): Promise<boolean> {
  const ask = () => one.query({ name: 'doctor', text: 'SELECT' });
  await ask();
  await other.query('BEGIN');
  try {
    await ask();
    return true;
  } catch {
    return false;
  } finally {
    await other.query('ROLLBACK');
  }
}
