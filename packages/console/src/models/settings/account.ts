import type { HoldMs, Session } from '@savepoint/protocol';
import type { Http } from '../http.ts';
import type { SessionModel } from '../session.ts';

/** What people do about their own way in. Each call rejects with an `ApiError`. */
export interface Account {
  /** The name of the studio's identity provider, or null where there is none. */
  provider(): Promise<string | null>;
  /** Becomes staff by an invitation, and signs in. */
  accept(token: string, name: string, password: string): Promise<void>;
  changePassword(old: string, password: string): Promise<void>;
  /** How long one's own replies can be taken back from now on. */
  setHold(holdMs: HoldMs): Promise<void>;
  /** Begins a second factor. Out: the `otpauth:` address an authenticator takes. */
  beginTotp(): Promise<string>;
  /** Proves that the authenticator has it. Out: recovery codes, told this once. */
  confirmTotp(code: string): Promise<string[]>;
  endTotp(password: string): Promise<void>;
}

/** Where the identity provider's sign-in begins: a page, not a question. */
export const PROVIDER_START = '/staff/oidc/start';

export function createAccount(http: Http, session: Pick<SessionModel, 'enter' | 'refresh'>): Account {
  return {
    provider: async () => (await http.get<{ oidc: string | null }>('/staff/sign-in')).oidc,
    accept: async (token, name, password) =>
      session.enter(await http.post<Session>('/staff/invitations/accept', { token, name, password })),
    changePassword: (old, password) => http.post('/staff/me/password', { old, password }),
    async setHold(holdMs) {
      await http.put('/staff/me/hold', { holdMs });
      await session.refresh({ holdMs });
    },
    beginTotp: async () => (await http.post<{ uri: string }>('/staff/me/totp', {})).uri,
    async confirmTotp(code) {
      const { recoveryCodes } = await http.post<{ recoveryCodes: string[] }>('/staff/me/totp/confirm', { code });
      await session.refresh({ totp: true });
      return recoveryCodes;
    },
    async endTotp(password) {
      await http.delete('/staff/me/totp', { password });
      await session.refresh({ totp: false });
    },
  };
}
