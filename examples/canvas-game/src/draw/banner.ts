import type { Stage } from './stage.ts';

/** A short line in the middle of the pond: the name of a level, or a countdown. */
export interface Banner {
  say(title: string, line?: string): void;
  draw(stage: Stage, stepS: number): void;
  clear(): void;
}

const SHOWN_S = 1.7;

export function newBanner(): Banner {
  let words: { title: string; line: string; ageS: number } | null = null;
  return {
    say(title, line = '') {
      words = { title, line, ageS: 0 };
    },
    clear() {
      words = null;
    },
    draw({ context, width, height }, stepS) {
      if (!words) return;
      words.ageS += stepS;
      if (words.ageS > SHOWN_S) {
        words = null;
        return;
      }
      const size = Math.max(30, Math.min(60, width / 12));
      const rise = (1 - Math.min(1, words.ageS * 5)) * 16;
      context.globalAlpha = Math.min(1, words.ageS * 5, (SHOWN_S - words.ageS) * 2.5);
      context.textAlign = 'center';
      context.fillStyle = '#fff8e6';
      context.font = `800 ${size}px ui-rounded, "SF Pro Rounded", system-ui, sans-serif`;
      context.fillText(words.title, width / 2, height * 0.3 + rise);
      context.fillStyle = 'rgb(255 255 255 / 0.65)';
      context.font = `600 ${Math.round(size * 0.32)}px ui-rounded, system-ui, sans-serif`;
      context.fillText(words.line, width / 2, height * 0.3 + size * 0.62 + rise);
      context.globalAlpha = 1;
    },
  };
}
