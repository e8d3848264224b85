import type { AddGameRequest, GameDetail, GameKey, GameSettings, Retention } from '@savepoint/protocol';
import type { Http } from '../http.ts';

/** The games of the desk with their settings, the studio's keys, and how long closed cases are kept. Each call rejects with an `ApiError`. */
export interface Games {
  list(): Promise<GameDetail[]>;
  add(game: AddGameRequest): Promise<void>;
  change(game: string, settings: GameSettings): Promise<void>;
  keys(game: string): Promise<GameKey[]>;
  /** Out: the shared secret, told this once; undefined for a public key. */
  addKey(game: string, algorithm: GameKey['algorithm'], publicKey: string): Promise<string | undefined>;
  removeKey(game: string, id: string): Promise<void>;
  retention(game: string): Promise<Retention>;
  setRetention(game: string, retention: Retention): Promise<void>;
}

/** `refresh`: the session tells the games too, by name. */
export function createGames(http: Http, refresh: () => Promise<void>): Games {
  const at = (game: string, rest: string) => `/staff/games/${encodeURIComponent(game)}/${rest}`;
  return {
    list: async () => (await http.get<{ games: GameDetail[] }>('/staff/games')).games,
    async add(game) {
      await http.post('/staff/games', game);
      await refresh();
    },
    async change(game, settings) {
      await http.put(`/staff/games/${encodeURIComponent(game)}`, settings);
      await refresh();
    },
    keys: async (game) => (await http.get<{ keys: GameKey[] }>(at(game, 'keys'))).keys,
    async addKey(game, algorithm, publicKey) {
      const body = algorithm === 'HS256' ? { algorithm } : { algorithm, publicKey };
      return (await http.post<{ id: string; secret?: string }>(at(game, 'keys'), body)).secret;
    },
    removeKey: (game, id) => http.delete(at(game, `keys/${encodeURIComponent(id)}`)),
    retention: (game) => http.get(at(game, 'retention')),
    setRetention: (game, retention) => http.put(at(game, 'retention'), retention),
  };
}
