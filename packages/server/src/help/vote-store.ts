import type { ArticleSolved, ArticleVote, Uuid } from '@savepoint/protocol';
import { sql, type Kysely } from 'kysely';
import { rowsOf } from '../db/insert-rows.ts';
import type { Database } from '../db/schema.ts';

/** What a player says of an article. */
export interface ArticleOpinion {
  playerId: Uuid;
  gameId: string;
  envelope: ArticleVote | ArticleSolved;
}

/**
 * In: a transaction, and opinions in their order. Out: when they are counted, by one statement each kind. Both count once
 * by their keys: a player has one vote an article, the last, and an envelope solves once.
 */
export async function writeVotes(trx: Kysely<Database>, opinions: readonly ArticleOpinion[]): Promise<void> {
  if (opinions.length === 0) return;
  // One statement may touch a row once: of two votes for one article the later stands.
  const votes = new Map<string, VoteRow>();
  const solved = new Map<Uuid, SolvedRow>();
  for (const { playerId, gameId, envelope } of opinions) {
    const { articleId, language } = envelope.body;
    const about = { game_id: gameId, article_id: articleId, player_id: playerId, language, at: Date.now() };
    if (envelope.kind === 'article.solved') solved.set(envelope.id, { ...about, envelope_id: envelope.id });
    else votes.set(`${playerId}/${articleId}`, { ...about, helpful: envelope.body.helpful });
  }
  await sql`
    INSERT INTO article_vote (game_id, article_id, player_id, language, helpful, at)
    SELECT game_id, article_id, player_id, language, helpful, at
    FROM ${rowsOf<VoteRow>({ ...ABOUT, helpful: 'boolean' }, [...votes.values()])}
    ON CONFLICT (game_id, article_id, player_id)
    DO UPDATE SET language = excluded.language, helpful = excluded.helpful, at = excluded.at
  `.execute(trx);
  await sql`
    INSERT INTO article_solved (game_id, article_id, player_id, language, envelope_id, at)
    SELECT game_id, article_id, player_id, language, envelope_id, at
    FROM ${rowsOf<SolvedRow>({ ...ABOUT, envelope_id: 'uuid' }, [...solved.values()])}
    ON CONFLICT DO NOTHING
  `.execute(trx);
}

interface About {
  game_id: string;
  article_id: string;
  player_id: Uuid;
  language: string;
  at: number;
}
interface VoteRow extends About {
  helpful: boolean;
}
interface SolvedRow extends About {
  envelope_id: Uuid;
}

const ABOUT = { game_id: 'text', article_id: 'text', player_id: 'uuid', language: 'text', at: 'bigint' };

export interface ArticleCounts {
  helpful: number;
  unhelpful: number;
  solved: number;
}

/** What the players of a game say of each article, by its id. */
export async function countVotes(db: Kysely<Database>, gameId: string): Promise<Map<string, ArticleCounts>> {
  const { rows } = await sql<{ id: string } & ArticleCounts>`
    SELECT article_id AS id, sum(helpful)::int AS helpful, sum(unhelpful)::int AS unhelpful, sum(solved)::int AS solved
    FROM (
      SELECT article_id, helpful::int, (NOT helpful)::int AS unhelpful, 0 AS solved FROM article_vote WHERE game_id = ${gameId}
      UNION ALL
      SELECT article_id, 0, 0, 1 FROM article_solved WHERE game_id = ${gameId}
    ) said GROUP BY article_id
  `.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
