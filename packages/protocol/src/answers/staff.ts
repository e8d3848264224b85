import * as v from 'valibot';
import { id } from '../envelopes/envelope.ts';
import { COLLECTION_LEVELS } from '../privacy.ts';
import type { GameDetail } from '../staff/games.ts';
import type { GameKey } from '../players.ts';
import { holdMs } from '../staff/held-replies.ts';
import { ROLES } from '../staff/permissions.ts';
import { staffGames, type ApiKey, type AuditEntry, type ColleaguesPage, type Invitation, type Person, type Session } from '../staff/session.ts';
import { count, time } from './shapes.ts';

const role = v.picklist(ROLES);
const names = v.array(v.string());

export const session: v.GenericSchema<Session> = v.object({
  staff: v.object({ id: v.string(), name: v.string(), email: v.string() }),
  everywhere: v.nullable(role),
  games: v.array(v.object({ id: v.string(), name: v.string(), role })),
  totp: v.boolean(),
  holdMs,
});

export const signInWays = v.object({ oidc: v.nullable(v.string()) });
export const totpBegun = v.object({ uri: v.string() });
export const totpConfirmed = v.object({ recoveryCodes: names });

export const peoplePage: v.GenericSchema<{ people: Person[] }> = v.object({
  people: v.array(
    v.object({ id, name: v.string(), email: v.string(), games: staffGames, disabled: v.boolean(), totp: v.boolean() }),
  ),
});

export const colleaguesPage: v.GenericSchema<ColleaguesPage> = v.object({
  colleagues: v.array(v.object({ id, name: v.string(), games: names, named: names })),
});

export const invitationsPage: v.GenericSchema<{ invitations: Invitation[] }> = v.object({
  invitations: v.array(v.object({ id, email: v.string(), games: staffGames, expiresAt: time })),
});

/** Whoever has the token becomes staff: it is told this once. */
export const invitationMade = v.object({ id, token: v.string(), expiresAt: time });

export const apiKeysPage: v.GenericSchema<{ keys: ApiKey[] }> = v.object({
  keys: v.array(v.object({ id, name: v.string(), games: staffGames, createdAt: time, lastUsedAt: v.nullable(time) })),
});

/** The key itself is told this once. */
export const apiKeyMade = v.object({ id, key: v.string() });

export const auditPage: v.GenericSchema<{ entries: AuditEntry[]; next: number | null }> = v.object({
  entries: v.array(v.object({ at: time, name: v.string(), what: v.string(), subject: v.string(), status: count, reason: v.exactOptional(v.string()) })),
  next: v.nullable(count),
});

export const gamesPage: v.GenericSchema<{ games: GameDetail[] }> = v.object({
  games: v.array(v.object({ id: v.string(), name: v.string(), collect: v.picklist(COLLECTION_LEVELS), longestLine: count })),
});

export const gameKeysPage: v.GenericSchema<{ keys: GameKey[] }> = v.object({
  keys: v.array(v.object({ id: v.string(), algorithm: v.picklist(['HS256', 'ES256', 'EdDSA']), createdAt: time })),
});

export const gameKeyMade = v.object({ id: v.string(), secret: v.exactOptional(v.string()) });
export const gameMade = v.object({ id: v.string() });
