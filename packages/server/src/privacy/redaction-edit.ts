import { newId, type CaseChange, type StaffEvent, type Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Actor } from '../cases/acting.ts';
import type { CaseHead } from '../cases/change.ts';
import type { Edit } from '../cases/edit.ts';
import { readEdits, readLabels } from '../cases/edit-store.ts';
import type { Database } from '../db/schema.ts';

/** Why something is taken away, and what whoever asks has seen of earlier redactions. */
export interface Redacting {
  reason: string;
  after: Uuid | null;
}

type Redaction = Extract<CaseChange, { field: 'redaction' }>;

/** Whether nothing was taken away that whoever asks has not seen; of a case that is locked. */
export async function isNewest(trx: Kysely<Database>, caseId: Uuid, { after }: Redacting): Promise<boolean> {
  const edits = await readEdits(trx, caseId);
  const last = edits.findLast(({ changes }) => changes.some(({ field }) => field === 'redaction'));
  return (last?.id ?? null) === after;
}

/** The entry that stands in the time line in the place of what was taken away, after the case's tags are as they then are. */
export async function redactionEdit(
  trx: Kysely<Database>,
  head: CaseHead,
  by: Actor,
  { reason }: Redacting,
  redaction: Omit<Redaction, 'field'>,
): Promise<{ edit: Edit; event: StaffEvent }> {
  const labels = (await readLabels(trx, [head.id])).get(head.id)!;
  const changes: CaseChange[] = [{ field: 'redaction', ...redaction }];
  const edited = { id: newId(), at: Date.now(), by: { id: by.id, name: by.name }, changes, reason };
  return {
    edit: { caseId: head.id, gameId: head.gameId, ...labels, edited },
    event: { caseId: head.id, kind: 'case.edited', edit: edited },
  };
}
