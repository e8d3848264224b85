/** What every game here shows of itself at `window.__game`. */
export interface GameView {
  /** Frames in which the game went on. */
  readonly steps: number;
  /** Presses that its engine heard. */
  readonly keysHeard: number;
  /** Whether its engine believes that the right arrow is down. */
  readonly held: boolean;
  /** Whether its engine has ever seen a pressed pad. */
  readonly padHeard: boolean;
}

export interface Subject {
  name: string;
  path: string;
  /** Name and version that must stand in a report. */
  engine: string;
  version?: RegExp;
  /** It draws nothing while it stands still, and its adapter cannot make it. */
  blankWhenStill?: boolean;
}

const example = (name: string) => `/examples/dist/${name}-game/`;
const page = (name: string) => `/test/engines/pages/${name}.html`;

/** Real games in real engines that draw flat pictures. */
export const FLAT: readonly Subject[] = [
  { name: 'phaser', path: example('phaser'), engine: 'Phaser', version: /^4\./ },
  { name: 'pixi', path: example('pixi'), engine: 'PixiJS', version: /^8\./ },
];

/** Real games in real engines that draw a space. */
export const SPATIAL: readonly Subject[] = [
  { name: 'three', path: example('three'), engine: 'Three.js', version: /^r\d+$/, blankWhenStill: true },
  { name: 'babylon', path: example('babylon'), engine: 'Babylon.js', version: /^9\./, blankWhenStill: true },
];

/** Real games in engines of a few kilobytes. */
export const SMALL: readonly Subject[] = [
  { name: 'littlejs', path: example('littlejs'), engine: 'LittleJS', version: /^1\./ },
  { name: 'kaplay', path: example('kaplay'), engine: 'Kaplay', version: /^3001\./ },
];

/** Games without an engine, one of which does all it can to keep its input. */
export const BARE: readonly Subject[] = [
  { name: 'canvas', path: page('canvas'), engine: 'canvas' },
  { name: 'stubborn', path: page('stubborn'), engine: 'canvas' },
];

/** Pages that behave as those were measured to that engines with an editor export. */
export const EXPORTED: readonly Subject[] = [
  { name: 'unity', path: '/unity/', engine: 'Unity', version: /^6000\./ },
  { name: 'godot', path: '/godot/', engine: 'Godot', version: /^4\./ },
  { name: 'rpg-maker', path: page('rpg-maker'), engine: 'RPG Maker', version: /^MZ 1\./ },
];
