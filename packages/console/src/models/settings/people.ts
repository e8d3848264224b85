import type { Invitation, Person, StaffGames, Uuid } from '@savepoint/protocol';
import type { Http } from '../http.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** Who works here and who is asked to. Changes reject with an `ApiError`; the lists follow by themselves. */
export interface People {
  readonly people: Loaded<Person[]>;
  readonly invitations: Loaded<Invitation[]>;
  /** Out: the secret of the link, which is told this once. */
  invite(email: string, games: StaffGames): Promise<string>;
  withdraw(id: Uuid): Promise<void>;
  change(id: Uuid, change: { games?: StaffGames; disabled?: boolean }): Promise<void>;
}

export function createPeople(http: Http): People {
  const people = createLoaded(async () => (await http.get<{ people: Person[] }>('/staff/people')).people);
  const invitations = createLoaded(
    async () => (await http.get<{ invitations: Invitation[] }>('/staff/invitations')).invitations,
  );
  return {
    people,
    invitations,
    async invite(email, games) {
      const { token } = await http.post<{ token: string }>('/staff/invitations', { email, games });
      await invitations.load();
      return token;
    },
    async withdraw(id) {
      await http.delete(`/staff/invitations/${encodeURIComponent(id)}`);
      await invitations.load();
    },
    async change(id, change) {
      await http.post(`/staff/people/${encodeURIComponent(id)}`, change);
      await people.load();
    },
  };
}
