import { LIMITS, withinLevel, type Context } from '@savepoint/protocol';
import type { SupportOptions } from '../options.ts';
import type { Player } from '../support.ts';
import type { Platform } from '../platform/platform.ts';
import { collectDevice } from './device.ts';
import type { FrameTimes } from './frame-times.ts';
import { collectHardware } from './hardware.ts';
import { collectFailedRequests, collectPerformance } from './performance.ts';
import { redact } from './redaction.ts';
import type { Rings } from './ring.ts';

/** A collector that hangs costs its own part only, after this time. */
const COLLECTOR_LIMIT_MS = 400;

export interface ContextSources {
  platform: Platform;
  rings: Rings;
  options: SupportOptions;
  startedAt: number;
  /** What `setState` has said. */
  facts: Record<string, unknown>;
  player: Player | undefined;
  storage(): string;
  /** Where a studio asks for it. */
  frames?: FrameTimes | undefined;
}

/**
 * The context as it now is, within the level and without what the studio omits. A part whose collector throws, hangs or
 * has nothing to say is absent.
 */
export async function collectContext(sources: ContextSources): Promise<Context> {
  const { audience, omit, collect = audience === 'children' ? 'none' : 'basic' } = sources.options;
  const collectors = collectorsOf(sources, collect === 'full');
  const parts = await Promise.all(
    Object.entries(collectors).map(
      async ([name, collect]) => [name, await guarded<unknown>(collect, sources.platform)] as const,
    ),
  );
  return withinLevel(Object.fromEntries(parts.filter(([, value]) => value !== undefined)), collect, omit);
}

type Collectors = { [Part in keyof Context]-?: () => Context[Part] | Promise<Context[Part]> };

function collectorsOf({ platform, rings, options, startedAt, facts, player: who, storage, frames }: ContextSources, full: boolean): Collectors {
  return {
    game: () => {
      const { game: id, build, commit, channel, engine, engineVersion } = options;
      return { id, ...asTexts({ build, commit, channel, engine, engineVersion }) };
    },
    device: async () => ({ ...(await collectDevice()), ...(full && (await collectHardware())) }),
    screen: () => ({
      width: screen.width,
      height: screen.height,
      pixelRatio: devicePixelRatio,
      viewportWidth: innerWidth,
      viewportHeight: innerHeight,
      fullscreen: document.fullscreenElement !== null,
      touch: navigator.maxTouchPoints > 0,
      gamepads: [...(navigator.getGamepads?.() ?? [])].flatMap((pad) => (pad ? [pad.id.slice(0, 100)] : [])),
    }),
    locale: () => ({
      language: navigator.language,
      languages: navigator.languages.slice(0, 5),
      timeZone: timeZone(),
    }),
    network: () => {
      const link = (navigator as { connection?: { effectiveType?: string; rtt?: number; downlink?: number } }).connection;
      return { online: navigator.onLine, type: link?.effectiveType, rttMs: link?.rtt, downlinkMbps: link?.downlink };
    },
    session: () => ({
      startedAt,
      lengthMs: platform.now() - startedAt,
      page: redact(location.origin + location.pathname),
      storage: storage(),
    }),
    // The token proves who plays: it is for the server's door, and stands in no report.
    player: () => {
      const { id, name } = who ?? {};
      const said = asTexts({ id, name });
      return Object.keys(said).length > 0 ? said : undefined;
    },
    state: () => plainState({ ...facts, ...options.state?.() }),
    breadcrumbs: () => redacted(rings.breadcrumbs),
    errors: () => redacted(rings.errors),
    requests: collectFailedRequests,
    performance: () => collectPerformance(frames),
  };
}

/** What a studio says, where a number is as good: the server takes texts alone, and drops all that stands beside another. */
const asTexts = (said: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(said).flatMap(([key, value]) => (value === undefined || value === null ? [] : [[key, String(value)]])));

/** `Temporal` knows it at once; the first `Intl` of a page loads its tables, which is a dropped frame on a phone. */
function timeZone(): string {
  const { Temporal } = globalThis as { Temporal?: { Now: { timeZoneId(): string } } };
  return Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Copies of a ring's items with every text redacted, or undefined when there are none. */
function redacted<T extends object>(ring: T[]): T[] | undefined {
  if (ring.length === 0) return undefined;
  const clean = (value: unknown) => (typeof value === 'string' ? redact(value) : value);
  return ring.map((item) => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, clean(value)])) as T);
}

/** The studio's state as plain JSON, or what must be said instead when it cannot be sent. */
function plainState(state: Record<string, unknown>): Record<string, unknown> | undefined {
  const json = JSON.stringify(state);
  if (json === '{}') return undefined;
  return json.length > LIMITS.stateBytes ? { tooLarge: `${json.length} characters` } : JSON.parse(json);
}

async function guarded<T>(collect: () => T | Promise<T>, platform: Platform): Promise<T | undefined> {
  // Each in a task of its own: together they would be felt in the game.
  await new Promise<void>((resolve) => platform.after(0, resolve));
  return new Promise((resolve) => {
    const undo = platform.after(COLLECTOR_LIMIT_MS, () => resolve(undefined));
    Promise.resolve()
      .then(collect)
      .catch(() => undefined)
      .then((value) => {
        undo();
        resolve(value as T | undefined);
      });
  });
}
