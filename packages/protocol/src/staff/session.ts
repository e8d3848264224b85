import * as v from 'valibot';
import type { HoldMs } from './held-replies.ts';
import { ROLES, type Role } from './permissions.ts';

const email = v.pipe(v.string(), v.maxLength(254));
const password = v.pipe(v.string(), v.maxLength(1_000));
/** Long beats odd: NIST SP 800-63B asks for length and no mixture of characters. */
const newPassword = v.pipe(password, v.minLength(10, 'at least 10 characters'));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));
/** Six digits of an authenticator, or a recovery code. */
const code = v.pipe(v.string(), v.maxLength(40));

/** `POST /staff/session` signs in and sets an http-only cookie; `GET` tells who is signed in; `DELETE` signs out. */
export const signInRequest = v.object({ email, password, code: v.optional(code) });

/** Which games somebody works on: all of them in one role, or some, each in its own. */
export const staffGames = v.union([
  v.object({ all: v.picklist(ROLES) }),
  v.object({ some: v.record(v.pipe(v.string(), v.maxLength(64)), v.picklist(ROLES)) }),
]);

/** `POST /staff/invitations`, answered with the token of a link that works once and for 7 days. */
export const invitationRequest = v.object({ email: v.pipe(email, v.email()), games: staffGames });
/** `POST /staff/invitations/accept`: whoever has the link becomes staff. */
export const acceptRequest = v.object({ token: v.pipe(v.string(), v.maxLength(100)), name, password: newPassword });
/** `POST /staff/people/<id>`: other games or roles, or no way in any more. */
export const personRequest = v.object({ games: v.optional(staffGames), disabled: v.optional(v.boolean()) });
/** `POST /staff/me/password`: ends every other session. */
export const passwordRequest = v.object({ old: password, password: newPassword });
/** `POST /staff/me/totp/confirm`: a code of the new secret proves that the authenticator has it. */
export const codeRequest = v.object({ code });
/** `DELETE /staff/me/totp` */
export const passwordProof = v.object({ password });
/** `POST /staff/api-keys`, answered with the key, which is shown this once. */
export const apiKeyRequest = v.object({ name, games: staffGames });

export type SignInRequest = v.InferOutput<typeof signInRequest>;
export type StaffGames = v.InferOutput<typeof staffGames>;

export interface StaffGame {
  id: string;
  name: string;
  role: Role;
}

export interface Session {
  staff: { id: string; name: string; email: string };
  /** The role on all games, also those to come; null for those who have some games only. */
  everywhere: Role | null;
  /** The games this person works on. */
  games: StaffGame[];
  /** Whether signing in asks for a code. */
  totp: boolean;
  /** How long what this person sends can be taken back. */
  holdMs: HoldMs;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  games: StaffGames;
  disabled: boolean;
  totp: boolean;
}

/** `GET /staff/colleagues`: those who may answer in the games of whoever asks. */
export interface ColleaguesPage {
  colleagues: Colleague[];
}

export interface Colleague {
  id: string;
  name: string;
  /** Cases of these games can be given to them. */
  games: string[];
  /** Notes on cases of these games can name them. */
  named: string[];
}

export interface Invitation {
  id: string;
  email: string;
  games: StaffGames;
  expiresAt: number;
}

export interface ApiKey {
  id: string;
  name: string;
  games: StaffGames;
  createdAt: number;
  lastUsedAt: number | null;
}

export interface AuditEntry {
  at: number;
  /** Who, as they were called then. */
  name: string;
  /** For example `POST /staff/cases/:id/messages`. */
  what: string;
  /** What the address named, for example a case. */
  subject: string;
  status: number;
  /** Why, where the address asks for it. */
  reason?: string;
}
