import type { Attachment, DraftMode, ReplyActions, Uuid } from '@savepoint/protocol';
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

/** What is kept of a reply while it is held. */
export interface HeldWords {
  text: string;
  format?: 'markdown' | undefined;
  attachments: Attachment[];
  seenSeq?: number | undefined;
  force?: boolean | undefined;
  actions?: ReplyActions | undefined;
}

/** How staff answer: notes, drafts, ready texts. */
export interface AnsweringTables {
  case_note: { id: string; game_id: string; case_id: string; at: number; staff_id: string; name: string; text: string };
  mention: { staff_id: string; note_id: string; case_id: string; seen: Generated<boolean> };
  draft: { case_id: string; staff_id: string; mode: DraftMode; text: string; attachments: Json<Attachment[]>; version: number };
  held_reply: {
    id: Uuid;
    game_id: string;
    case_id: Uuid;
    staff_id: Uuid;
    name: string;
    reply: Json<HeldWords>;
    held_at: number;
    due_at: number;
    state: Generated<'held' | 'stopped' | 'undone'>;
  };
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
    owner_id: string | null;
  };
  canned_use: { staff_id: string; reply_id: string; used: Generated<number> };
}
