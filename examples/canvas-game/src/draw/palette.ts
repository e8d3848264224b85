/** Colours of the night: a level goes in, the pond's colours come out; everything that glows keeps its own. */
export interface Water {
  top: string;
  middle: string;
  bottom: string;
  moon: string;
  pad: string;
}

const WATERS: readonly [Water, ...Water[]] = [
  { top: '#2a2350', middle: '#3b2f66', bottom: '#7a4a6b', moon: '255 190 140', pad: '#241d46' },
  { top: '#131a45', middle: '#1f2d6b', bottom: '#3a4a86', moon: '190 205 255', pad: '#10163a' },
  { top: '#0d1c3f', middle: '#123a63', bottom: '#1d6a7c', moon: '200 240 255', pad: '#0b1834' },
  { top: '#0a0f2c', middle: '#151d52', bottom: '#2b2a78', moon: '170 180 255', pad: '#080c24' },
  { top: '#170b33', middle: '#2c1357', bottom: '#53206f', moon: '230 160 255', pad: '#120828' },
  { top: '#1b0a1e', middle: '#3a0f2e', bottom: '#6d1c35', moon: '255 120 110', pad: '#160818' },
  { top: '#06141c', middle: '#0b2f33', bottom: '#12564a', moon: '150 255 220', pad: '#051016' },
  { top: '#1c2450', middle: '#4a3b74', bottom: '#c2736b', moon: '255 215 170', pad: '#171d42' },
];

export const waterOf = (level: number): Water => WATERS[(level - 1) % WATERS.length] ?? WATERS[0];

export const GLOW = {
  firefly: '214 255 122',
  gem: '92 242 214',
  dark: '160 120 255',
  eye: '255 96 118',
  warning: '255 110 120',
  white: '255 248 230',
} as const;

export interface Skin {
  id: string;
  name: string;
  /** Gems it costs. */
  price: number;
  paper: string;
  edge: string;
  glow: string;
}

export const SKINS: readonly [Skin, ...Skin[]] = [
  { id: 'amber', name: 'Amber', price: 0, paper: '#ffd68a', edge: '#e8862e', glow: '255 184 92' },
  { id: 'jade', name: 'Jade', price: 40, paper: '#c9ffd9', edge: '#2fae7a', glow: '120 255 180' },
  { id: 'moon', name: 'Moon', price: 90, paper: '#eef3ff', edge: '#7f92e8', glow: '190 205 255' },
  { id: 'plum', name: 'Plum', price: 150, paper: '#ffd0ee', edge: '#c2459a', glow: '255 130 215' },
];

export const skinOf = (id: string): Skin => SKINS.find((skin) => skin.id === id) ?? SKINS[0];
