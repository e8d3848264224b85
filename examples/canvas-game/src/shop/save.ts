import { SKINS } from '../draw/palette.ts';
import type { Purchase } from './purchases.ts';

/** What is kept between visits: text from the browser's storage goes in, a whole save comes out, whatever it held. */
export interface Save {
  playerId: string;
  playerName: string;
  best: number;
  gems: number;
  runs: number;
  skin: string;
  owned: string[];
  purchases: number;
  lastPurchase: Purchase | null;
  muted: boolean;
}

const KEY = 'lantern-run';

function newSave(): Save {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  const playerId = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return {
    playerId,
    playerName: `Wick ${parseInt(playerId.slice(0, 4), 16) % 10_000}`,
    best: 0,
    gems: 25,
    runs: 0,
    skin: SKINS[0].id,
    owned: [SKINS[0].id],
    purchases: 0,
    lastPurchase: null,
    muted: false,
  };
}

/** Fields of the wrong type count as missing, so that an old or damaged save never stops the game. */
export function readSave(text: string | null): Save {
  const save = newSave();
  let kept: unknown = null;
  try {
    kept = JSON.parse(text ?? 'null');
  } catch {
    return save;
  }
  if (typeof kept !== 'object' || kept === null) return save;
  const sound = Object.entries(kept).filter(([key, value]) => key in save && fits(save[key as keyof Save], value));
  return { ...save, ...Object.fromEntries(sound) };
}

function fits(example: Save[keyof Save], value: unknown): boolean {
  if (example === null) return typeof value === 'object';
  if (Array.isArray(example)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof example === typeof value && (typeof value !== 'number' || Number.isFinite(value));
}

export function loadSave(): Save {
  try {
    return readSave(localStorage.getItem(KEY));
  } catch {
    return readSave(null);
  }
}

export function keepSave(save: Save): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(save));
  } catch {
    // A full or forbidden storage costs the high score, never the run.
  }
}
