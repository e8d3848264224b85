import { resolveLanguage } from '@savepoint/protocol';
import type { HelpManifest, HelpOverview, HelpPiece, HelpSnapshot, PictureAnswer, PieceDetail, PieceName } from '@savepoint/protocol';
import { ApiError } from '../api-error.ts';
import type { Http } from '../http.ts';
import { sha256Of } from '../sha256.ts';

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
  /** What players read in this language, or where there is none in the one they get instead; null: nothing is published. */
  published(game: string, language: string): Promise<HelpSnapshot | null>;
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
    async published(game, language) {
      const { snapshots } = await http.get<HelpManifest>(`/v1/help/${encodeURIComponent(game)}/manifest`);
      const sha256 = snapshots[resolveLanguage([language], Object.keys(snapshots))];
      return sha256 === undefined ? null : http.get<HelpSnapshot>(`/content/${sha256}.json`);
    },
    picture: async (game, file) => http.put(at(game, 'pictures', await sha256Of(file)), file),
  };
}
