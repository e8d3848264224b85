import type { DraftMode, ReplyActions } from '@savepoint/protocol';
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

/** How staff answer: notes, drafts, ready texts. */
export interface AnsweringTables {
  case_note: { id: string; game_id: string; case_id: string; at: number; staff_id: string; name: string; text: string };
  mention: { staff_id: string; note_id: string; case_id: string; seen: Generated<boolean> };
  draft: { case_id: string; staff_id: string; mode: DraftMode; text: string; version: number };
  canned_reply: {
    id: string;
    game_id: string | null;
    name: string;
    topics: string[];
    texts: Json<Record<string, string>>;
    actions: Json<ReplyActions>;
    version: number;
    changed_at: number;
    staff_id: string;
  };
}
