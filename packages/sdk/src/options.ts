import type { CollectionLevel } from '@savepoint/protocol';

/** What a studio says when it starts support. */
export interface SupportOptions {
  /** Address of the support server, for example `https://support.example.com`. */
  endpoint: string;
  /** Id under which the game is registered on the server: lower-case letters, digits and dashes. */
  game: string;
  /** Version that players know, for example `1.4.2`. */
  build?: string;
  commit?: string;
  /** For example `beta` or `steam`. */
  channel?: string;
  engine?: string;
  engineVersion?: string;
  /** Facts about the game at the moment of a report, at most 8 KB as JSON. May throw: then it is left out. */
  state?: () => Record<string, unknown>;
  /** The canvas a screenshot is taken of. */
  canvas?: () => HTMLCanvasElement | null | undefined;
  /** How much is collected for a report; `basic` unless said, `none` for children. */
  collect?: CollectionLevel;
  /** Parts and fields of the context that are never collected, for example `['screen', 'device.model']`. */
  omit?: string[];
  /** `children`: nothing is collected that says anything of a person, and nothing can be attached, unless said otherwise. */
  audience?: 'general' | 'children';
  /** Whether files and pictures can be attached. */
  attachments?: boolean;
  /** Measures the length of each frame, so that a report tells how smooth the game was. Costs a little in each frame. */
  sampleFrames?: boolean;
}

/** What a developer must mend in `options`, or undefined. */
export function optionsFault(options: Partial<SupportOptions> | undefined): string | undefined {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(options?.game ?? '')) {
    return 'option `game` must be an id like "lantern-run"';
  }
  if (!/^https?:\/\//.test(options?.endpoint ?? '')) {
    return 'option `endpoint` must be an http(s) address';
  }
}

export const allowsAttachments = ({ attachments, audience }: SupportOptions) => attachments ?? audience !== 'children';
