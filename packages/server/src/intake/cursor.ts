/** In: a player's cursor as sent, and where the feed stands. Out: the number to read after; `reset` when it is foreign. */
export function readCursor(
  cursor: string | null,
  epoch: string,
  feedSeq: number,
): { after: number; reset: boolean } {
  if (cursor === null) return { after: 0, reset: false };
  const [given, seq, ...rest] = cursor.split('.');
  const after = /^\d{1,15}$/.test(seq ?? '') ? Number(seq) : Number.NaN;
  // A number beyond the feed's end is of a database that has been set back since: what it named is no longer there.
  const ours = given === epoch && rest.length === 0 && after <= feedSeq;
  return ours ? { after, reset: false } : { after: 0, reset: true };
}

export function writeCursor(epoch: string, seq: number): string {
  return `${epoch}.${seq}`;
}
