import type { HelpOverview, HelpPiece, PictureAnswer, PieceDetail, PieceName } from '@savepoint/protocol';
import { ApiError } from '../api-error.ts';
import type { Http } from '../http.ts';

/** What authors write for players, piece by piece. Each call rejects with an `ApiError`. */
export interface Help {
  overview(game: string): Promise<HelpOverview>;
  /** Null for what is not written in this language. */
  piece(game: string, name: PieceName): Promise<PieceDetail | null>;
  /** Over the `version` that was read, 0 for a new piece. Out: its new version. */
  save(game: string, language: string, id: string, piece: HelpPiece, version: number): Promise<number>;
  /** Players get these versions at their next sync. */
  publish(game: string, pieces: (PieceName & { version: number })[]): Promise<void>;
  /** Players lose them, authors keep them. */
  unpublish(game: string, pieces: PieceName[]): Promise<void>;
  picture(game: string, file: Blob): Promise<PictureAnswer>;
}

export function createHelp(http: Http): Help {
  const at = (game: string, ...rest: string[]) => ['/staff/help', ...[game, ...rest].map(encodeURIComponent)].join('/');
  return {
    overview: (game) => http.get(at(game)),
    async piece(game, { language, kind, id }) {
      try {
        return await http.get<PieceDetail>(at(game, language, kind, id));
      } catch (thrown) {
        if (thrown instanceof ApiError && thrown.code === 'not_found') return null;
        throw thrown;
      }
    },
    async save(game, language, id, piece, version) {
      const saved = await http.put<{ version: number }>(at(game, language, piece.kind, id), { version, piece });
      return saved.version;
    },
    publish: async (game, pieces) => void (await http.post(at(game, 'publish'), { pieces })),
    unpublish: async (game, pieces) => void (await http.post(at(game, 'unpublish'), { pieces })),
    picture: async (game, file) => http.put(at(game, 'pictures', await sha256Of(file)), file),
  };
}

async function sha256Of(file: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
