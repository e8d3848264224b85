import type { Context, ContextPart } from './context.ts';

/**
 * How much is collected about the game around the player. `none`: what the game itself is and how it runs. `basic`: also
 * the device, its settings and what happened, none of which names anybody. `full`: also what tells devices apart.
 */
export const COLLECTION_LEVELS = ['none', 'basic', 'full'] as const;
export type CollectionLevel = (typeof COLLECTION_LEVELS)[number];

/** The least level at which a part, or a field of it that differs from its part, is collected. */
const LEAST: Record<ContextPart, CollectionLevel> & Record<`${ContextPart}.${string}`, CollectionLevel> = {
  game: 'none',
  performance: 'none',
  session: 'none',
  'session.page': 'basic',
  device: 'basic',
  'device.class': 'none',
  'device.gpu': 'full',
  'device.cores': 'full',
  'device.memoryGb': 'full',
  'device.battery': 'full',
  screen: 'basic',
  locale: 'basic',
  'locale.language': 'none',
  network: 'basic',
  player: 'basic',
  // The studio declares what it puts there.
  state: 'none',
  breadcrumbs: 'basic',
  errors: 'basic',
  requests: 'basic',
};

/** `context` without what is above the level, and without the parts (`screen`) and fields (`device.model`) in `omit`. */
export function withinLevel(context: Context, level: CollectionLevel, omit: readonly string[] = []): Context {
  const allowed = (path: string, least: CollectionLevel) =>
    !omit.includes(path) && COLLECTION_LEVELS.indexOf(least) <= COLLECTION_LEVELS.indexOf(level);
  return Object.fromEntries(
    Object.entries(context).flatMap(([part, value]) => {
      const least = LEAST[part as ContextPart];
      if (!least || omit.includes(part)) return [];
      if (part === 'state' || Array.isArray(value)) return allowed(part, least) ? [[part, value]] : [];
      const fields = Object.entries(value ?? {}).filter(([field]) => {
        const path = `${part as ContextPart}.${field}` as const;
        return allowed(path, LEAST[path] ?? least);
      });
      return fields.length > 0 ? [[part, Object.fromEntries(fields)]] : [];
    }),
  );
}
