import { isOfCase, isWriting, type Envelope, type SyncResult, type Uuid } from '@savepoint/protocol';
import type { PlayerIdentity } from '../players/token.ts';
import type { Limits } from './limits.ts';

/** The rest of the outbox, and the answers that wait here, must not be held up for as long as a rate may say. */
const LONGEST_WAIT_MS = 60_000;

/**
 * In: valid envelopes of a player. Out: those to be put off, with their results. What belongs to a case whose envelope is
 * put off waits too, or it would overtake it and be refused.
 */
export async function limitEnvelopes(
  limits: Limits,
  player: PlayerIdentity,
  envelopes: readonly Envelope[],
): Promise<Map<Envelope, SyncResult>> {
  const putOff = new Map<Envelope, SyncResult>();
  const stuck = new Map<Uuid, number>();
  for (const envelope of envelopes) {
    const caseId = isOfCase(envelope) ? envelope.caseId : undefined;
    const waitMs = (caseId && stuck.get(caseId)) || (await waitFor(limits, player, envelope));
    if (waitMs === 0) continue;
    if (caseId) stuck.set(caseId, waitMs);
    putOff.set(envelope, { id: envelope.id, status: 'retry', afterMs: Math.min(Math.ceil(waitMs), LONGEST_WAIT_MS) });
  }
  return putOff;
}

async function waitFor(limits: Limits, player: PlayerIdentity, envelope: Envelope): Promise<number> {
  if (envelope.kind === 'case.open') {
    return (await limits.take('casesPerPlayer', player.id)) || limits.take('casesPerGame', player.gameId);
  }
  // Marks of what was read cost little, but a million of them do not.
  return isWriting(envelope) || !isOfCase(envelope) ? limits.take('messagesPerPlayer', player.id) : 0;
}
