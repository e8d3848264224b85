import type { FormDefinition, HelpPicture, HelpPiece } from '@savepoint/protocol';
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

/** What players read and fill in: forms, help and what they say of it. */
export interface HelpTables {
  form_version: {
    game_id: string;
    form_id: string;
    version: number;
    definition: Json<FormDefinition>;
    made_at: number;
    staff_id: string | null;
    live_at: number | null;
  };
  help_piece: {
    game_id: string;
    language: string;
    kind: HelpPiece['kind'];
    id: string;
    draft: Json<HelpPiece['content']>;
    version: Generated<number>;
    updated_at: number;
    updated_by: string | null;
    live: Json<HelpPiece['content']> | null;
    live_version: number | null;
  };
  help_snapshot: { sha256: string; body: string; made_at: number };
  help_publication: {
    game_id: string;
    sequence: number;
    snapshots: Json<Record<string, string>>;
    published_at: number;
    published_by: string | null;
  };
  help_picture: { sha256: string; game_id: string; format: HelpPicture['format']; width: number; height: number };
  article_vote: { game_id: string; article_id: string; player_id: string; language: string; helpful: boolean; at: number };
  article_solved: {
    player_id: string;
    envelope_id: string;
    game_id: string;
    article_id: string;
    language: string;
    at: number;
  };
}
