import type { GameEvent } from '../game/events.ts';
import { GLOW } from './palette.ts';
import type { Particles } from './particles.ts';
import type { Shake } from './shake.ts';

/** What happened goes in; sparks, words, knocks and a moment of held breath come out. */
export interface Effects {
  show(event: GameEvent): void;
  /** Milliseconds for which the rules stand still, so that a blow is felt. */
  takeFreezeMs(): number;
}

export function newEffects(particles: Particles, shake: Shake, glowColour: () => string): Effects {
  let freezeMs = 0;

  return {
    show(event) {
      switch (event.kind) {
        case 'collect':
          particles.spray(event, GLOW.firefly, 5, 90);
          if (event.combo > 1) particles.word(event, `+${event.points}`, '255 244 190', 12 + event.combo);
          break;
        case 'gem':
          particles.spray(event, GLOW.gem, 16, 170);
          particles.word(event, '+1 gem', GLOW.gem, 17);
          break;
        case 'graze':
          particles.spray(event, GLOW.white, 4, 120);
          particles.word(event, 'close!', '200 190 255', 12);
          break;
        case 'dash':
          particles.spray(event, glowColour(), 12, 150);
          particles.ring(event, glowColour(), 34, 0.35);
          break;
        case 'burst':
          particles.spray(event, GLOW.dark, 18, 240);
          particles.spray(event, GLOW.white, 6, 160);
          particles.ring(event, GLOW.dark, 58);
          particles.word(event, `+${event.points}`, '255 255 255', 18);
          shake.knock(4);
          freezeMs = Math.max(freezeMs, 45);
          break;
        case 'bloom':
          particles.ring(event, GLOW.eye, 70);
          shake.knock(2);
          break;
        case 'hurt':
          particles.spray(event, GLOW.warning, 34, 320);
          particles.ring(event, glowColour(), 190, 0.6);
          particles.ring(event, GLOW.warning, 120, 0.45);
          shake.knock(11);
          freezeMs = Math.max(freezeMs, 130);
          break;
        default:
          break;
      }
    },
    takeFreezeMs() {
      const taken = freezeMs;
      freezeMs = 0;
      return taken;
    },
  };
}
