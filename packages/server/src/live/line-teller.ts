import type { PlaceInLine, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { expectedWaitMs } from '../chat/estimate.ts';
import { readLine } from '../chat/line.ts';
import type { Database } from '../db/schema.ts';

export interface LineTeller {
  /** The line of a game has changed: everybody in it is told, but not more often than every so often. */
  changed(gameId: string): void;
  /** One player has come to look. */
  tell(gameId: string, caseId: Uuid): Promise<void>;
  stop(): void;
}

/** A line that moves quickly is told at this pace. */
const THROTTLE_MS = 400;

/** Tells players their place in line, read from the database each time: no node needs to know what another has heard. */
export function createLineTeller(db: Kysely<Database>, log: Logger, emit: (place: PlaceInLine) => void): LineTeller {
  const due = new Map<string, NodeJS.Timeout>();

  async function tellAll(gameId: string, only?: Uuid): Promise<void> {
    const { places, paceMs } = await readLine(db, gameId, Date.now());
    for (const { caseId, place } of places) {
      if (only === undefined || only === caseId) emit({ caseId, place, expectedWaitMs: expectedWaitMs(place, paceMs) });
    }
  }

  return {
    changed(gameId) {
      if (due.has(gameId)) return;
      const timer = setTimeout(() => {
        due.delete(gameId);
        tellAll(gameId).catch(() => log.warn('could not tell the place in line'));
      }, THROTTLE_MS);
      timer.unref();
      due.set(gameId, timer);
    },
    tell: tellAll,
    stop() {
      for (const timer of due.values()) clearTimeout(timer);
      due.clear();
    },
  };
}
