import type {
  BulkProgress,
  CaseEdited,
  CaseSort,
  CaseState,
  CollectionLevel,
  Conditions,
  Context,
  DeviceClass,
  EditRequest,
  GameKey,
  LiveState,
  Rule,
  SavedView,
  Solved,
  StaffEvent,
  SyncResult,
  Topic,
  Update,
} from '@savepoint/protocol';
import type { JWK } from 'jose';
import type { ColumnType, Generated } from 'kysely';
import type { KeptAnswers } from '../forms/take-answers.ts';
import type { AnsweringTables } from './answering-tables.ts';
import type { HelpTables } from './help-tables.ts';
import type { Json } from './json-column.ts';
import type { StaffTables } from './staff-tables.ts';

/** The tables as Kysely sees them; `migrations/` says what each is for. */
export interface Database extends AnsweringTables, HelpTables, StaffTables {
  deployment: { only_row: Generated<boolean>; epoch: Generated<string>; events_forgotten_to: Generated<string> };
  game: {
    id: string;
    name: string;
    collect: Generated<CollectionLevel>;
    chat: ColumnType<unknown, string | undefined, string>;
    retention: ColumnType<unknown, string | undefined, string>;
  };
  player: {
    id: string;
    game_id: string;
    /** Who this is to the studio, as its token says. */
    studio_id: string | null;
    merged_into: string | null;
    tokens_from: Generated<number>;
    banned_until: Generated<number>;
    name: string | null;
    locale: string | null;
    feed_seq: Generated<number>;
    created_at: number;
  };
  install: {
    game_id: string;
    id: string;
    /** Null: the first to register the install gives it. */
    secret_sha256: Buffer | null;
    player_id: string;
    revoked: Generated<boolean>;
    created_at: number;
  };
  game_key: {
    game_id: string;
    id: string;
    algorithm: GameKey['algorithm'];
    secret: Buffer | null;
    public_jwk: Json<JWK> | null;
    created_at: number;
  };
  cases: {
    id: string;
    number: Generated<number>;
    game_id: string;
    player_id: string;
    topic: Topic;
    state: CaseState;
    subject: string;
    tags: string[];
    context: Json<Context>;
    answers: Json<KeptAnswers> | null;
    solved: Solved | null;
    rating: number | null;
    build: string | null;
    device_class: DeviceClass | null;
    os: string | null;
    locale: string | null;
    opened_at: number;
    updated_at: number;
    last_seq: number;
    last_from: 'player' | 'staff';
    last_excerpt: string;
    last_at: number;
    staff_read_seq: number;
    player_read_seq: number;
    live: Generated<LiveState>;
    live_since: number | null;
    chat_id: string | null;
    agent_id: string | null;
    agent_name: string | null;
    staff_delivered_seq: Generated<number>;
    player_delivered_seq: Generated<number>;
    /** Place in `PRIORITIES`. */
    priority: Generated<number>;
    queue: string | null;
    owner_id: string | null;
    waiting_since: number | null;
  };
  chat: {
    id: string;
    game_id: string;
    case_id: string;
    started_at: number;
    accepted_at: number | null;
    staff_id: string | null;
    ended_at: number | null;
    ended_by: 'player' | 'staff' | 'gone' | null;
    player_seen_at: number;
  };
  /** `words`: see search/words.ts. */
  case_words: { case_id: string; game_id: string; number: number | null; at: number; words: string; up_to_seq: Generated<number> };
  case_words_due: { case_id: string };
  case_tally: { game_id: string; state: CaseState; owner_id: string | null; live: boolean; count: number };
  case_edit: {
    id: string;
    game_id: string;
    case_id: string;
    at: number;
    staff_id: string;
    name: string;
    reason: string | null;
    changes: Json<CaseEdited['changes']>;
    bulk_id: string | null;
  };
  saved_view: {
    id: string;
    scope: SavedView['scope'];
    game_id: string | null;
    staff_id: string;
    name: string;
    conditions: Json<Conditions>;
    sort: CaseSort;
    made_at: number;
  };
  bulk: {
    id: string;
    staff_id: string;
    name: string;
    games: string[];
    edit: Json<EditRequest>;
    state: BulkProgress['state'];
    total: number;
    made_at: number;
  };
  bulk_case: { bulk_id: string; case_id: string; outcome: 'changed' | 'same' | 'failed' | 'undone' | 'kept' | null };
  message: {
    id: string;
    game_id: string;
    case_id: string;
    seq: number;
    sender: 'player' | 'staff';
    staff_id: string | null;
    author: string | null;
    text: string;
    markdown: string | null;
    at: number;
    client_at: number | null;
  };
  /** `closed`: the file opens through this message no more, see 0028_closed_files.sql. */
  attachment: {
    message_id: string;
    position: number;
    game_id: string;
    case_id: string;
    sha256: string;
    name: string;
    type: string;
    size_bytes: number;
    closed: Generated<boolean>;
  };
  /** `size_bytes`: of what is kept; `stripped`: which is less than what was sent, and so has another hash. */
  file: { sha256: string; type: string; size_bytes: number; stored_at: number; stripped: Generated<boolean> };
  file_claim: { sha256: string; claimant: string; at: number };
  file_origin: { sha256: string; game_id: string; player_id: string; size_bytes: number; at: number };
  rule_set: {
    game_id: string;
    version: number;
    rules: Json<Rule[]>;
    made_at: number;
    staff_id: string | null;
    live_at: number | null;
  };
  erasure: {
    id: string;
    game_id: string;
    player_id: string;
    reason: 'player' | 'staff' | 'retention';
    staff_id: string | null;
    at: number;
    counts: Json<Record<string, number>>;
    sha256: string;
  };
  envelope_result: { player_id: string; envelope_id: string; result: Json<SyncResult>; stored_at: number };
  feed: { player_id: string; seq: number; update: Json<Update> };
  event: {
    position: Generated<number>;
    xid: Generated<string>;
    game_id: string;
    case_id: string;
    event: Json<StaffEvent>;
    at: number;
  };
  verdict: {
    id: string;
    game_id: string;
    case_id: string;
    kind: 'confirm' | 'reopen' | 'rate';
    score: number | null;
    comment: string | null;
    at: number;
    staff_id: string | null;
  };
}
