import * as v from 'valibot';
import * as LIMITS from './limits.ts';
import { programText as text } from './text.ts';

/**
 * What a report says about the game around the player. Every part may be missing: the player dropped it in the preview,
 * or its collector failed. A part of the wrong shape is dropped by the server and never costs the player's text.
 */
const whole = v.pipe(v.number(), v.integer());
const number = v.pipe(v.number(), v.finite());

/** Which version of the game is running. */
export const gamePart = v.looseObject({
  id: text,
  build: v.optional(text),
  commit: v.optional(text),
  channel: v.optional(text),
  engine: v.optional(text),
  engineVersion: v.optional(text),
});

export const DEVICE_CLASSES = ['phone', 'tablet', 'desktop', 'tv', 'console', 'headset'] as const;

export const devicePart = v.looseObject({
  class: v.optional(v.picklist(DEVICE_CLASSES)),
  os: v.optional(text),
  osVersion: v.optional(text),
  browser: v.optional(text),
  browserVersion: v.optional(text),
  model: v.optional(text),
  gpu: v.optional(text),
  cores: v.optional(whole),
  memoryGb: v.optional(number),
  /** Charge from 0 to 1, and whether it is being charged. */
  battery: v.optional(v.looseObject({ level: number, charging: v.boolean() })),
});

/** CSS pixels, and how many device pixels each has. */
export const screenPart = v.looseObject({
  width: number,
  height: number,
  pixelRatio: number,
  viewportWidth: v.optional(number),
  viewportHeight: v.optional(number),
  fullscreen: v.optional(v.boolean()),
  touch: v.optional(v.boolean()),
  gamepads: v.optional(v.array(text)),
});

export const localePart = v.looseObject({
  language: text,
  languages: v.optional(v.array(text)),
  timeZone: v.optional(text),
});

export const networkPart = v.looseObject({
  online: v.boolean(),
  type: v.optional(text),
  rttMs: v.optional(number),
  downlinkMbps: v.optional(number),
});

export const sessionPart = v.looseObject({
  startedAt: number,
  lengthMs: number,
  page: v.optional(text),
  storage: v.optional(text),
});

/**
 * How the game ran. Frame times are percentiles of the last ten seconds that were sampled; long tasks are those above
 * 50 ms since the page was loaded, as far as the browser remembers them.
 */
export const performancePart = v.looseObject({
  frameMs: v.optional(v.looseObject({ p50: number, p95: number, p99: number, worst: number })),
  longTasks: v.optional(v.looseObject({ count: whole, totalMs: number, worstMs: number })),
  heapMb: v.optional(number),
  heapLimitMb: v.optional(number),
});

/** Who the player says to be; not verified. */
export const playerPart = v.looseObject({ id: v.optional(text), name: v.optional(text) });

/** The studio's own facts, by their own names. */
export const statePart = v.pipe(
  v.record(text, v.unknown()),
  v.check((state) => JSON.stringify(state).length <= LIMITS.stateBytes),
);

export const breadcrumb = v.looseObject({ at: number, text, category: v.optional(text) });
export const gameError = v.looseObject({
  at: number,
  message: text,
  source: v.optional(text),
  stack: v.optional(text),
  count: v.optional(whole),
});

/** A request of the game that was refused: its address without the query. */
export const failedRequest = v.looseObject({ at: number, url: text, status: whole, durationMs: v.optional(number) });

const part = <T extends v.GenericSchema>(schema: T) => v.optional(v.fallback(v.optional(schema), undefined));

export const context = v.object({
  game: part(gamePart),
  device: part(devicePart),
  screen: part(screenPart),
  locale: part(localePart),
  network: part(networkPart),
  session: part(sessionPart),
  player: part(playerPart),
  state: part(statePart),
  breadcrumbs: part(v.pipe(v.array(breadcrumb), v.maxLength(LIMITS.breadcrumbs))),
  errors: part(v.pipe(v.array(gameError), v.maxLength(LIMITS.errors))),
  requests: part(v.pipe(v.array(failedRequest), v.maxLength(LIMITS.failedRequests))),
  performance: part(performancePart),
});

export type Context = v.InferOutput<typeof context>;
export type ContextPart = keyof Context;
export type Breadcrumb = v.InferOutput<typeof breadcrumb>;
export type GameError = v.InferOutput<typeof gameError>;
export type FailedRequest = v.InferOutput<typeof failedRequest>;
export type DeviceClass = (typeof DEVICE_CLASSES)[number];
