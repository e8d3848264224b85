import type { ApiKey, StaffGames, Uuid } from '@savepoint/protocol';
import type { Http } from '../http.ts';
import { createLoaded, type Loaded } from './loaded.ts';

/** The programs that may do what staff do. Changes reject with an `ApiError`; the list follows by itself. */
export interface ApiKeys {
  readonly keys: Loaded<ApiKey[]>;
  /** Out: the key, which is told this once. */
  add(name: string, games: StaffGames): Promise<string>;
  remove(id: Uuid): Promise<void>;
}

export function createApiKeys(http: Http): ApiKeys {
  const keys = createLoaded(async () => (await http.get<{ keys: ApiKey[] }>('/staff/api-keys')).keys);
  return {
    keys,
    async add(name, games) {
      const { key } = await http.post<{ key: string }>('/staff/api-keys', { name, games });
      await keys.load();
      return key;
    },
    async remove(id) {
      await http.delete(`/staff/api-keys/${encodeURIComponent(id)}`);
      await keys.load();
    },
  };
}
