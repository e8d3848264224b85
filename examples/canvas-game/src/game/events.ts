import type { HollowKind } from './hollow.ts';

/** What happened in a step, for drawing, sound and breadcrumbs; the rules never read it back. */
export type GameEvent =
  | { kind: 'collect'; x: number; y: number; points: number; combo: number }
  | { kind: 'gem'; x: number; y: number }
  | { kind: 'graze'; x: number; y: number }
  | { kind: 'dash'; x: number; y: number }
  | { kind: 'charged' }
  | { kind: 'empty' }
  | { kind: 'burst'; x: number; y: number; hollow: HollowKind; points: number }
  | { kind: 'bloom'; x: number; y: number }
  | { kind: 'comboLost'; combo: number }
  | { kind: 'hurt'; x: number; y: number; by: HollowKind | 'the dark'; lives: number }
  | { kind: 'level'; level: number; name: string }
  | { kind: 'over'; score: number };
