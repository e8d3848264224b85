import { computed, signal } from '@preact/signals';
import type { Box, Part, Point } from './box.ts';

/** One thing done to a picture. `hide` blacks out, `frame` and `line` point at something. */
export type Edit =
  | { kind: 'hide'; box: Box }
  | { kind: 'crop'; box: Box }
  | { kind: 'frame'; box: Box; colour: string }
  | { kind: 'line'; points: Point[]; colour: string };

/** To hide comes first: it is what a player must not fail to find. */
export const TOOLS = ['hide', 'draw', 'crop'] as const;
export type Tool = (typeof TOOLS)[number];

export const COLOURS = { red: '#f0384a', yellow: '#ffd21f', blue: '#2f8bff', white: '#fff' } as const;
export type Colour = keyof typeof COLOURS;

/** What is being done to a picture of a size: the edits in order, and the way back and forth in them. */
export function createEditor(size: { width: number; height: number }, given: Edit[]) {
  const edits = signal(given);
  const undone = signal<Edit[]>([]);
  const tool = signal<Tool>('hide');
  const colour = signal<Colour>('red');
  /** The part of the box that the arrow keys move. */
  const grabbed = signal<Part | undefined>(undefined);
  const whole: Box = { x: 0, y: 0, width: size.width, height: size.height };
  const cropped = computed(() => croppedTo(edits.value) ?? whole);
  /** What of the picture is shown: all of it while it is being cropped. */
  const view = computed(() => (tool.value === 'crop' ? whole : cropped.value));

  const withBox = (box: Box): Edit =>
    tool.value === 'draw' ? { kind: 'frame', box, colour: COLOURS[colour.value] } : { kind: tool.value, box };

  /** The box that can still be moved: the last one, as long as nothing else was done. */
  const held = computed<Box | undefined>(() => {
    if (tool.value === 'crop') return cropped.value;
    const last = edits.value.at(-1);
    return last && last.kind !== 'line' && last.kind === withBox(last.box).kind ? last.box : undefined;
  });

  const put = (...last: Edit[]) => {
    edits.value = [...edits.value, ...last];
    undone.value = [];
  };
  const undo = () => {
    grabbed.value = undefined;
    undone.value = [...undone.value, ...edits.value.slice(-1)];
    edits.value = edits.value.slice(0, -1);
  };
  return {
    edits,
    undone,
    tool,
    colour,
    grabbed,
    view,
    held,
    cropped,
    choose(next: Tool) {
      grabbed.value = undefined;
      tool.value = next;
    },
    addBox: (box: Box) => put(withBox(box)),
    /** A box for those who do not drag, in the middle and in hand. */
    addInMiddle() {
      const { x, y, width, height } = view.value;
      const third = (start: number, length: number) => Math.round(start + length / 3);
      put(withBox({ x: third(x, width), y: third(y, height), width: third(0, width), height: third(0, height) }));
      grabbed.value = 'move';
    },
    /** The held box becomes `box`. */
    adjust(box: Box) {
      const last = edits.value.at(-1);
      const edit = withBox(box);
      if (last && last.kind !== 'line' && last.kind === edit.kind) edits.value = edits.value.slice(0, -1);
      put(last?.kind === 'frame' && edit.kind === 'frame' ? { ...last, box } : edit);
    },
    startLine: (at: Point) => put({ kind: 'line', points: [at, at], colour: COLOURS[colour.value] }),
    drawOn(to: Point) {
      const last = edits.value.at(-1);
      if (last?.kind !== 'line') return;
      edits.value = [...edits.value.slice(0, -1), { ...last, points: [...last.points, to] }];
    },
    undo,
    redo() {
      const next = undone.value.at(-1);
      if (!next) return;
      edits.value = [...edits.value, next];
      undone.value = undone.value.slice(0, -1);
    },
    reset() {
      while (edits.value.length > 0) undo();
    },
  };
}

export type Editor = ReturnType<typeof createEditor>;

/** The last cut, on which nothing before it has a say. */
export const croppedTo = (edits: Edit[]) => edits.flatMap((edit) => (edit.kind === 'crop' ? [edit.box] : [])).at(-1);
