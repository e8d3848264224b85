/** What a player means by a button. `press` is what confirms, wherever the maker of the pad has put it. */
export type Command =
  | 'up' | 'down' | 'left' | 'right'
  | 'press' | 'back' | 'erase' | 'space' | 'caret-back' | 'caret-on' | 'shift' | 'symbols' | 'submit';

export interface Pad {
  readonly index: number;
  readonly id: string;
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean }[];
}

/** By the numbers of the standard mapping. */
const BY_BUTTON: Partial<Record<number, Command>> = {
  0: 'press', 1: 'back', 2: 'erase', 3: 'space', 4: 'caret-back', 5: 'caret-on', 6: 'shift', 7: 'symbols', 9: 'submit',
  12: 'up', 13: 'down', 14: 'left', 15: 'right',
};
const REPEATED: readonly Command[] = ['up', 'down', 'left', 'right', 'erase', 'caret-back', 'caret-on'];

const STICK_MOVED = 0.55;
const HOLD_MS = 420;
const REPEAT_MS = 110;

/** Where the right stick points, from -1 to 1 each; nothing while it rests. */
export function scrollOf(pads: readonly Pad[]): { x: number; y: number } {
  const clear = (value = 0) => (Math.abs(value) < 0.2 ? 0 : value);
  for (const { axes } of pads) {
    const [x, y] = [clear(axes[2]), clear(axes[3])];
    if (x || y) return { x, y };
  }
  return { x: 0, y: 0 };
}

function commandsOf({ buttons, axes }: Pad, confirmsRight: boolean): Set<Command> {
  const held = new Set<Command>();
  buttons.forEach(({ pressed }, i) => {
    const command = BY_BUTTON[confirmsRight && i < 2 ? 1 - i : i];
    if (pressed && command) held.add(command);
  });
  const [x = 0, y = 0] = axes;
  // A stick held askew means one direction, the one it leans to most.
  if (Math.max(Math.abs(x), Math.abs(y)) >= STICK_MOVED) {
    held.add(Math.abs(x) > Math.abs(y) ? (x < 0 ? 'left' : 'right') : y < 0 ? 'up' : 'down');
  }
  return held;
}

/**
 * Turns what is pressed now into what is to be done now: a press once, and again while a direction is held. What is down
 * at the first look does nothing until it is let go: it was meant for the game.
 */
export function createButtons(confirmsRight: (pad: Pad) => boolean) {
  const since = new Map<string, number>();
  let known: ReadonlySet<number> = new Set();
  return function read(pads: readonly Pad[], nowMs: number): Command[] {
    const done: Command[] = [];
    const held = new Set<string>();
    for (const pad of pads) {
      for (const command of commandsOf(pad, confirmsRight(pad))) {
        const key = `${pad.index} ${command}`;
        held.add(key);
        const next = since.get(key);
        if (!known.has(pad.index)) since.set(key, Infinity);
        else if (next === undefined) {
          since.set(key, REPEATED.includes(command) ? nowMs + HOLD_MS : Infinity);
          done.push(command);
        } else if (nowMs >= next) {
          since.set(key, nowMs + REPEAT_MS);
          done.push(command);
        }
      }
    }
    known = new Set(pads.map(({ index }) => index));
    for (const key of since.keys()) if (!held.has(key)) since.delete(key);
    return done;
  };
}
