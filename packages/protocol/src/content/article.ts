import * as v from 'valibot';
import * as LIMITS from '../limits.ts';
import { storable } from '../text.ts';
import { TOPICS } from '../topics.ts';
import { audience } from './audience.ts';

/** Names an article, a section or an entry of a menu, for ever: lower-case letters, digits and dashes. */
export const contentId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,79}$/));

/** A title or another line that an author wrote. */
export const authorLine = v.pipe(
  v.string(),
  v.maxLength(LIMITS.titleChars),
  v.check((text) => text.trim().length > 0, 'blank'),
  v.transform(storable),
);

export const actionName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.:-]{0,79}$/));

/** Where words in an article lead: another article, the form of a topic, something the game does, or a page outside. */
export const link = v.variant('to', [
  v.object({ to: v.literal('article'), id: contentId }),
  v.object({ to: v.literal('form'), topic: v.picklist(TOPICS) }),
  v.object({ to: v.literal('action'), name: actionName }),
  v.object({ to: v.literal('page'), url: v.pipe(v.string(), v.maxLength(2_000), v.url(), v.startsWith('https://')) }),
]);

const words = v.pipe(v.string(), v.maxLength(LIMITS.textChars), v.transform(storable));

/** Words as they are, or marked. */
const run = v.union([
  words,
  v.object({
    text: words,
    strong: v.optional(v.literal(true)),
    code: v.optional(v.literal(true)),
    link: v.optional(link),
  }),
]);
const runs = v.pipe(v.array(run), v.maxLength(200));

export const PICTURE_FORMATS = ['png', 'jpg', 'webp', 'gif'] as const;

/** A picture at `/content/<sha256>.<format>`; its size in pixels is known before it is loaded, so that nothing moves. */
export const picture = v.object({
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  format: v.picklist(PICTURE_FORMATS),
  /** What it shows, for those who do not see it; empty when it adds nothing to the text. */
  alt: v.pipe(v.string(), v.maxLength(LIMITS.titleChars), v.transform(storable)),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
});

const items = v.pipe(v.array(runs), v.minLength(1), v.maxLength(200));

/** One block of an article. Articles are trees, never HTML. */
export const block = v.variant('type', [
  v.object({ type: v.literal('paragraph'), text: runs }),
  v.object({ type: v.literal('heading'), text: authorLine }),
  v.object({
    type: v.literal('steps'),
    items: v.pipe(
      v.array(v.object({ text: runs, picture: v.optional(picture) })),
      v.minLength(1),
      v.maxLength(100),
    ),
  }),
  v.object({ type: v.literal('list'), items }),
  v.object({ type: v.literal('table'), head: items, rows: v.pipe(v.array(items), v.maxLength(200)) }),
  v.object({ type: v.literal('picture'), picture }),
  v.object({ type: v.literal('note'), tone: v.picklist(['info', 'warning']), text: runs }),
]);

/** One article in one language. `keywords` are found by the search and shown to nobody. */
export const article = v.object({
  id: contentId,
  title: authorLine,
  body: v.pipe(v.array(block), v.maxLength(500)),
  keywords: v.optional(v.pipe(v.array(authorLine), v.maxLength(50))),
  audience: v.optional(audience),
});

export const section = v.object({
  id: contentId,
  title: authorLine,
  articles: v.array(article),
});

export type HelpArticle = v.InferOutput<typeof article>;
export type HelpBlock = v.InferOutput<typeof block>;
export type HelpLink = v.InferOutput<typeof link>;
export type HelpPicture = v.InferOutput<typeof picture>;
export type HelpRun = v.InferOutput<typeof run>;
export type HelpSection = v.InferOutput<typeof section>;
