/** So many in so long; what is above waits until the time is over. */
export interface Rate {
  count: number;
  perMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * How much of everything is taken. The defaults leave room for a school of 2,000 pupils behind one address: only who has
 * something to say registers at all, and an idle game asks nothing. A count of 0 takes nothing; a cap of `Infinity`
 * has no bound, a rate has to be a number.
 */
export const RATES = {
  /** Requests of any kind by one address (of IPv6 one network of 64 bits). Counted by each node for itself. */
  requestsPerAddress: { count: 12_000, perMs: MINUTE_MS },
  /** Syncs of one player by HTTP and socket. Counted by each node for itself. */
  syncsPerPlayer: { count: 240, perMs: MINUTE_MS },
  /** Sign-ins of one install; it keeps its token for a day at least. */
  signInsPerInstall: { count: 60, perMs: HOUR_MS },
  /** Installs nobody has seen before. */
  newInstallsPerAddress: { count: 2_000, perMs: HOUR_MS },
  newInstallsPerGame: { count: 50_000, perMs: HOUR_MS },
  /** Cases opened and messages written, by envelopes. */
  casesPerPlayer: { count: 100, perMs: HOUR_MS },
  messagesPerPlayer: { count: 600, perMs: 10 * MINUTE_MS },
  /** Exports and erasures that a player asks for. */
  ownDataPerPlayer: { count: 10, perMs: 24 * HOUR_MS },
  casesPerGame: { count: 60_000, perMs: MINUTE_MS },
  /** Bytes of files. */
  fileBytesPerPlayer: { count: 256 * 1024 * 1024, perMs: 24 * HOUR_MS },
} as const satisfies Record<string, Rate>;

export type RateName = keyof typeof RATES;
export type Rates = Record<RateName, Rate>;

/** Counts that do not wear off by themselves. */
export const CAPS = {
  /** Uploads of one player that are not whole yet. */
  unfinishedUploadsPerPlayer: 20,
  socketsPerPlayer: 10,
  socketsPerAddress: 2_000,
  /** Bytes of all files of one game; above it the text of a report is taken and its files wait. */
  fileBytesPerGame: Infinity,
};
export type Caps = typeof CAPS;

export interface LimitOptions {
  rates?: Partial<Rates>;
  caps?: Partial<Caps>;
}
