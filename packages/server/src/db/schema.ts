import type {
  CaseState,
  CollectionLevel,
  Context,
  DeviceClass,
  FormDefinition,
  GameKey,
  HelpPicture,
  HelpPiece,
  LiveState,
  Role,
  Rule,
  Solved,
  StaffEvent,
  StaffGames,
  SyncResult,
  Topic,
  Update,
} from '@savepoint/protocol';
import type { JWK } from 'jose';
import type { ColumnType, Generated } from 'kysely';
import type { KeptAnswers } from '../forms/take-answers.ts';

/** The tables as Kysely sees them; `migrations/` says what each is for. `jsonb` goes in as text, comes out parsed. */
export interface Database {
  deployment: { only_row: Generated<boolean>; epoch: Generated<string> };
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
  case_words: { case_id: string; game_id: string; at: number; words: string };
  case_words_due: { case_id: string };
  case_count: { game_id: string; state: CaseState; count: number };
  message: {
    id: string;
    game_id: string;
    case_id: string;
    seq: number;
    sender: 'player' | 'staff';
    staff_id: string | null;
    author: string | null;
    text: string;
    at: number;
    client_at: number | null;
  };
  attachment: {
    message_id: string;
    position: number;
    game_id: string;
    case_id: string;
    sha256: string;
    name: string;
    type: string;
    size_bytes: number;
  };
  /** `size_bytes`: of what is kept; `stripped`: which is less than what was sent, and so has another hash. */
  file: { sha256: string; type: string; size_bytes: number; stored_at: number; stripped: Generated<boolean> };
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
  form_version: {
    game_id: string;
    form_id: string;
    version: number;
    definition: Json<FormDefinition>;
    made_at: number;
    staff_id: string | null;
    live_at: number | null;
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
  staff: {
    id: string;
    email: string;
    name: string;
    /** Null: signs in by the studio's own identity provider. */
    password_hash: string | null;
    /** The role on all games; null for those who have some. */
    role: Role | null;
    disabled: Generated<boolean>;
    totp_secret: Buffer | null;
    totp_confirmed: Generated<boolean>;
    totp_step: Generated<number>;
    recovery_sha256: Generated<Buffer[]>;
  };
  staff_game: { staff_id: string; game_id: string; role: Role };
  invitation: {
    id: string;
    token_sha256: Buffer;
    email: string;
    games: Json<StaffGames>;
    invited_by: string;
    expires_at: number;
  };
  api_key: {
    id: string;
    token_sha256: Buffer;
    name: string;
    games: Json<StaffGames>;
    created_by: string;
    created_at: number;
    last_used_at: number | null;
  };
  sign_in_try: { key: string; count: number; last_at: number };
  audit: {
    position: Generated<number>;
    at: number;
    staff_id: string;
    name: string;
    what: string;
    subject: string;
    status: number;
    request_id: string;
  };
  session: { token_sha256: Buffer; staff_id: string; created_at: number; expires_at: number };
}

type Json<T> = ColumnType<T, string, string>;
