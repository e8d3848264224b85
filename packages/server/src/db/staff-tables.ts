import type { HoldMs, Role, StaffGames } from '@savepoint/protocol';
import type { Generated } from 'kysely';
import type { Json } from './json-column.ts';

/** Who works here, how they come in, and what they did. */
export interface StaffTables {
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
    hold_ms: Generated<HoldMs>;
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
    reason: string | null;
  };
  session: { token_sha256: Buffer; staff_id: string; created_at: number; expires_at: number };
}
