import * as v from 'valibot';
import { contentId } from '../content/article.ts';
import { playerEnvelope } from './envelope.ts';

const language = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{2,35}$/));

/** A player says whether an article helped. A later vote of the same player for it takes the place of the earlier. */
export const articleVote = playerEnvelope(
  'article.vote',
  v.object({ articleId: contentId, language, helpful: v.boolean() }),
);

/** An article that was offered while a report was being written made the report needless. */
export const articleSolved = playerEnvelope('article.solved', v.object({ articleId: contentId, language }));

export type ArticleVote = v.InferOutput<typeof articleVote>;
export type ArticleSolved = v.InferOutput<typeof articleSolved>;
