import type { GameKey, Retention } from '@savepoint/protocol';
import type { Http } from '../http.ts';

/** A studio's keys for signing who plays, and how long closed cases are kept. Each call rejects with an `ApiError`. */
export interface Games {
  keys(game: string): Promise<GameKey[]>;
  /** Out: the shared secret, told this once; undefined for a public key. */
  addKey(game: string, algorithm: GameKey['algorithm'], publicKey: string): Promise<string | undefined>;
  removeKey(game: string, id: string): Promise<void>;
  retention(game: string): Promise<Retention>;
  setRetention(game: string, retention: Retention): Promise<void>;
}

export function createGames(http: Http): Games {
  const at = (game: string, rest: string) => `/staff/games/${encodeURIComponent(game)}/${rest}`;
  return {
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
