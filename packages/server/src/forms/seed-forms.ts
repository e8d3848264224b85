import { sql, type Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { STARTER_FORMS } from './starter/starter.ts';

/** Gives every game that has no forms those of the starter. A game whose forms were all emptied still has its versions. */
export async function seedForms(db: Kysely<Database>): Promise<void> {
  const nowMs = Date.now();
  await sql`
    INSERT INTO form_version (game_id, form_id, version, definition, made_at, live_at)
    SELECT game.id, starter.definition ->> 'id', 1, starter.definition, ${nowMs}, ${nowMs}
    FROM game, jsonb_array_elements(${JSON.stringify(STARTER_FORMS)}::jsonb) AS starter (definition)
    WHERE NOT EXISTS (SELECT FROM form_version WHERE form_version.game_id = game.id)
    ON CONFLICT DO NOTHING
  `.execute(db);
}
