import type { SupportServer } from './support-server.ts';

export interface Delivered {
  caseId: string;
  seq: number;
  text: string;
}

/** What differs between what a player was told is kept and what the server has. All empty: the promise was kept. */
export interface Audit {
  missing: string[];
  doubled: string[];
  disordered: string[];
  missingFiles: string[];
}

export const CLEAN: Audit = { missing: [], doubled: [], disordered: [], missingFiles: [] };

/** The number a text ends with: one who writes counts up, so that order can be told from the texts alone. */
const numberOf = (text: string) => Number(text.slice(text.lastIndexOf('#') + 1));
const writerOf = (text: string) => text.slice(0, text.lastIndexOf('#'));

/**
 * Compares texts of the shape `<writer>#<number>`. What was delivered without being confirmed is no fault: the browser
 * may die between the two.
 */
export function audit(confirmed: string[], delivered: Delivered[]): Omit<Audit, 'missingFiles'> {
  const counts = new Map<string, number>();
  const last = new Map<string, number>();
  const disordered: string[] = [];
  for (const { caseId, text } of delivered.toSorted((a, b) => a.seq - b.seq)) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
    const lane = `${caseId} ${writerOf(text)}`;
    if (numberOf(text) < (last.get(lane) ?? -1)) disordered.push(text);
    last.set(lane, numberOf(text));
  }
  return {
    missing: confirmed.filter((text) => !counts.has(text)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([text]) => text),
    disordered,
  };
}

/** Every text of players that the server has. */
export async function deliveredTo(server: SupportServer): Promise<Delivered[]> {
  const rows = await server.db
    .selectFrom('message')
    .select(['case_id', 'seq', 'text'])
    .where('sender', '=', 'player')
    .execute();
  return rows.map(({ case_id: caseId, seq, text }) => ({ caseId, seq: Number(seq), text }));
}

/** Looks into the database. Of texts `withFile` a file named `<text>.txt` must be there too, with its bytes. */
export async function auditServer(server: SupportServer, confirmed: string[], withFile: (text: string) => boolean) {
  const files = await server.db
    .selectFrom('attachment')
    .innerJoin('file', 'file.sha256', 'attachment.sha256')
    .select('attachment.name')
    .execute();
  const names = new Set(files.map(({ name }) => name));
  const found: Audit = {
    ...audit(confirmed, await deliveredTo(server)),
    missingFiles: confirmed.filter((text) => withFile(text) && !names.has(`${text}.txt`)),
  };
  return found;
}
