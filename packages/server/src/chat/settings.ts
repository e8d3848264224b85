import { isOpenAt, opensNextAt, type OpeningHours } from '@savepoint/protocol';
import { openingHours } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';

/** What a game says of its live conversations, as stored with it. */
export const chatSettings = v.object({
  /** Absent: somebody is always there. */
  hours: v.optional(openingHours),
  /** How many may wait; who comes then is told so, and may leave a message. */
  longestLine: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 200),
});

export type ChatSettings = v.InferInput<typeof chatSettings>;

/** Whether another conversation can begin. */
export interface ChatDoor {
  open: boolean;
  /** When closed: the next opening, if there is one. */
  opensAt: number | null;
  waiting: number;
  longestLine: number;
}

export function doorAt(hours: OpeningHours | undefined, longestLine: number, waiting: number, nowMs: number): ChatDoor {
  const open = !hours || isOpenAt(hours, nowMs);
  return { open, opensAt: open || !hours ? null : opensNextAt(hours, nowMs), waiting, longestLine };
}

/** The doors of these games, by game. Settings that no longer read as such are as good as none. */
export async function readDoors(
  db: Kysely<Database>,
  games: readonly string[],
  nowMs: number,
): Promise<Map<string, ChatDoor>> {
  if (games.length === 0) return new Map();
  const { rows } = await sql<{ id: string; chat: unknown; waiting: number }>`
    SELECT id, chat, (
      SELECT count(*) FROM chat WHERE game_id = game.id AND accepted_at IS NULL AND ended_at IS NULL
    ) AS waiting FROM game WHERE id = ANY(${[...games]}::text[])
  `.execute(db);
  return new Map(
    rows.map(({ id, chat, waiting }) => {
      const parsed = v.safeParse(chatSettings, chat);
      const { hours, longestLine } = parsed.success ? parsed.output : v.parse(chatSettings, {});
      return [id, doorAt(hours, longestLine, waiting, nowMs)];
    }),
  );
}
