/**
 * In: a player's cursor as sent, and this database's epoch. Out: the number in the feed it names; null for no cursor
 * yet; `foreign` for one of another database or of no shape.
 */
export function readCursor(cursor: string | null, epoch: string): number | null | 'foreign' {
  if (cursor === null) return null;
  const [given, seq, ...rest] = cursor.split('.');
  return given === epoch && rest.length === 0 && /^\d{1,15}$/.test(seq ?? '') ? Number(seq) : 'foreign';
}

export function writeCursor(epoch: string, seq: number): string {
  return `${epoch}.${seq}`;
}
