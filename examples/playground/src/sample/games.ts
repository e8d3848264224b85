/** The two games of the sample, with their builds: each is played from its day until the next one. */
export interface Build {
  id: string;
  commit: string;
  /** Days before now on which it came out. */
  daysAgo: number;
}

export interface SampleGame {
  id: string;
  name: string;
  engine: string;
  engineVersion?: string;
  channel: string;
  /** Newest first. */
  builds: readonly Build[];
  /** The build that crashes, and on which graphics chip. */
  bad: { build: string; gpu: RegExp; message: string; source: string };
  weight: number;
}

export const GAMES: readonly SampleGame[] = [
  {
    id: 'lantern-run',
    name: 'Lantern Run',
    engine: 'canvas',
    channel: 'web',
    builds: [
      { id: '1.4.2', commit: 'c41e0d7', daysAgo: 5 },
      { id: '1.4.1', commit: '90ab3f2', daysAgo: 11 },
      { id: '1.4.0', commit: '1d77c05', daysAgo: 17 },
      { id: '1.3.7', commit: 'e2f6b18', daysAgo: 60 },
    ],
    bad: {
      build: '1.4.0',
      gpu: /Mali-G57/,
      message: 'CanvasRenderingContext2D lost its surface (device reset)',
      source: 'assets/index-8Qw2xLmA.js:1:48213',
    },
    weight: 3,
  },
  {
    id: 'tidefall',
    name: 'Tidefall',
    engine: 'Unity',
    engineVersion: '6000.2.11f1',
    channel: 'live',
    builds: [
      { id: '2.9.1', commit: '7be40aa', daysAgo: 8 },
      { id: '2.9.0', commit: '5c0d9e1', daysAgo: 20 },
      { id: '2.8.4', commit: 'a81f3c6', daysAgo: 60 },
    ],
    bad: {
      build: '2.9.0',
      gpu: /Mali-G57/,
      message: 'RuntimeError: memory access out of bounds',
      source: 'Build/tidefall.wasm:wasm-function[48113]:0x1a2c77f',
    },
    weight: 2,
  },
];

/** The build that was newest so many days before now. */
export const buildAt = (game: SampleGame, daysAgo: number): Build =>
  game.builds.find((build) => build.daysAgo >= daysAgo) ?? game.builds.at(-1)!;
