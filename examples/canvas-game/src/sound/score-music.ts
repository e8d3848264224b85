import type { GameEvent } from '../game/events.ts';
import type { Voice } from './voice.ts';

/** What happened goes in, short sounds come out: a chain of catches climbs a pentatonic ladder. */
const LADDER_HZ = [392, 440, 523.25, 587.33, 659.25, 783.99, 880, 1046.5, 1174.66, 1318.51, 1567.98, 1760];

export function newScoreMusic(voice: Voice): (event: GameEvent) => void {
  let rung = 0;
  const step = (): number => LADDER_HZ[Math.min(rung, LADDER_HZ.length - 1)] ?? 440;

  return (event) => {
    switch (event.kind) {
      case 'collect':
        voice.note(step(), { type: 'sine', volume: 0.13, lengthS: 0.22 });
        voice.note(step() * 2, { type: 'sine', volume: 0.04, lengthS: 0.12 });
        rung = (rung + 1) % (LADDER_HZ.length + 4);
        break;
      case 'comboLost':
        rung = 0;
        voice.note(330, { toHz: 220, volume: 0.07, lengthS: 0.25 });
        break;
      case 'dash':
        voice.whoosh(0.2, 500, 2400, 0.24);
        break;
      case 'empty':
        voice.note(150, { type: 'sine', volume: 0.1, lengthS: 0.08 });
        break;
      case 'charged':
        voice.note(988, { type: 'sine', volume: 0.05, lengthS: 0.1 });
        break;
      case 'burst':
        voice.note(190, { type: 'sine', toHz: 60, volume: 0.3, lengthS: 0.2 });
        voice.whoosh(0.22, 1600, 240, 0.2);
        break;
      case 'gem':
        for (const [i, hz] of [1046.5, 1318.51, 1567.98].entries()) {
          voice.note(hz, { type: 'sine', volume: 0.11, lengthS: 0.3, delayS: i * 0.06 });
        }
        break;
      case 'bloom':
        voice.whoosh(0.3, 900, 200, 0.14);
        break;
      case 'hurt':
        voice.note(240, { type: 'sawtooth', toHz: 55, volume: 0.16, lengthS: 0.4 });
        voice.whoosh(0.4, 1200, 120, 0.3);
        break;
      case 'level':
        for (const [i, hz] of [523.25, 659.25, 783.99].entries()) {
          voice.note(hz, { volume: 0.09, lengthS: 0.5, delayS: i * 0.1 });
        }
        break;
      case 'over':
        rung = 0;
        for (const [i, hz] of [392, 311.13, 233.08].entries()) {
          voice.note(hz, { type: 'sine', volume: 0.13, lengthS: 0.7, delayS: 0.2 + i * 0.18 });
        }
        break;
      default:
        break;
    }
  };
}
