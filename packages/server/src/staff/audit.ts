import type { AuditEntry, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';

export interface NewAuditEntry extends Omit<AuditEntry, 'at'> {
  staffId: Uuid;
  requestId: string;
}

const LONGEST_SUBJECT = 200;
const PAGE = 100;

export async function writeAudit(db: Kysely<Database>, { staffId, requestId, subject, ...entry }: NewAuditEntry) {
  const row = { ...entry, at: Date.now(), staff_id: staffId, request_id: requestId };
  await db.insertInto('audit').values({ reason: null, ...row, subject: subject.slice(0, LONGEST_SUBJECT) }).execute();
}

/** The newest entries, or those before a position. */
export async function readAudit(db: Kysely<Database>, before: number | null) {
  let query = db.selectFrom('audit').selectAll().orderBy('position', 'desc').limit(PAGE);
  if (before !== null) query = query.where('position', '<', before);
  const rows = await query.execute();
  const entries: AuditEntry[] = rows.map(({ at, name, what, subject, status, reason }) => ({
    at,
    name,
    what,
    subject,
    status,
    ...(reason !== null && { reason }),
  }));
  return { entries, next: rows.length === PAGE ? rows.at(-1)!.position : null };
}
