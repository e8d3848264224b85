import { isOpenAt, opensNextAt, type OpeningHours } from '@savepoint/protocol';
import { openingHours } from '@savepoint/protocol/schemas';
import { sql, type Kysely } from 'kysely';
import * as v from 'valibot';
import type { Database } from '../db/schema.ts';
import { FALLBACK } from '../help/compile.ts';

/** What a game says of its live conversations, as stored with it. When somebody is there is a piece of its help. */
export const chatSettings = v.object({
  /** How many may wait; who comes then is told so, and may leave a message. */
  longestLine: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 200),
});

export type ChatSettings = v.InferInput<typeof chatSettings>;

/** What no longer reads as settings is as good as none. */
export function readChatSettings(stored: unknown): v.InferOutput<typeof chatSettings> {
  const parsed = v.safeParse(chatSettings, stored);
  return parsed.success ? parsed.output : v.parse(chatSettings, {});
}

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

/** The doors of these games, by game. Without published hours somebody is always there. */
export async function readDoors(
  db: Kysely<Database>,
  games: readonly string[],
  nowMs: number,
): Promise<Map<string, ChatDoor>> {
  if (games.length === 0) return new Map();
  const { rows } = await sql<{ id: string; chat: unknown; hours: unknown; waiting: number }>`
    SELECT game.id, chat, live AS hours, (
      SELECT count(*) FROM chat WHERE game_id = game.id AND accepted_at IS NULL AND ended_at IS NULL
    ) AS waiting
    FROM game LEFT JOIN help_piece ON help_piece.game_id = game.id AND kind = 'hours' AND language = ${FALLBACK}
    WHERE game.id = ANY(${[...games]}::text[])
  `.execute(db);
  return new Map(
    rows.map(({ id, chat, hours, waiting }) => {
      const known = v.safeParse(openingHours, hours);
      return [id, doorAt(known.success ? known.output : undefined, readChatSettings(chat).longestLine, waiting, nowMs)];
    }),
  );
}
