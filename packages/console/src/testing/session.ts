import type { Session } from '@savepoint/protocol';

/** An agent of one game. */
export const SESSION: Session = {
  staff: { id: 'staff-1', name: 'Rosa', email: 'rosa@example.com' },
  everywhere: null,
  games: [{ id: 'lantern-drift', name: 'Lantern Drift', role: 'agent' }],
  totp: false,
  holdMs: 0,
};
