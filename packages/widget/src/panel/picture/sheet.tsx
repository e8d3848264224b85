import { useEffect, useRef } from 'preact/hooks';
import { text } from '../../i18n/text.ts';
import { boxBetween, dragged, PARTS, type Box, type Part, type Point } from './box.ts';
import type { Editor } from './editor.ts';
import { paint } from './paint.ts';

const ARROWS: Record<string, [dx: number, dy: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** An arrow key moves by this share of the picture; with Shift by a pixel. */
const STEP_SHARE = 0.02;
/** A pointer that moved less than this was a tap. */
const TAP_PIXELS = 4;

/** The picture, to be drawn on by a pointer, and the box in hand with its handles. */
export function Sheet({ picture, editor }: { picture: ImageBitmap; editor: Editor }) {
  const { edits, tool, view, held, cropped, grabbed } = editor;
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const drag = useRef<((to: Point) => void) | undefined>(undefined);
  const { x, y, width, height } = view.value;
  const box = held.value;

  useEffect(() => {
    const cut = tool.value === 'crop' ? cropped.value : undefined;
    if (canvas.current) paint(canvas.current, picture, edits.value, view.value, cut);
  }, [picture, edits.value, tool.value]);
  useEffect(() => {
    sheet.current?.querySelector<HTMLElement>(`[data-part=${grabbed.value}]`)?.focus();
  }, [grabbed.value]);

  function down(event: PointerEvent) {
    if (!event.isPrimary || event.button !== 0) return;
    // A press would take the focus to the panel and could start a selection.
    event.preventDefault();
    const target = event.currentTarget as HTMLElement;
    target.setPointerCapture(event.pointerId);
    const place = target.getBoundingClientRect();
    const scale = width / place.width;
    const at = (client: Point): Point => ({ x: x + (client.x - place.left) * scale, y: y + (client.y - place.top) * scale });
    const start = at(event);
    const part = (event.target as HTMLElement).dataset.part as Part | undefined;
    grabbed.value = undefined;
    if (part && box && !(part === 'move' && fills(box, view.value))) {
      drag.current = (to) => {
        editor.adjust(dragged(box, part, at(to).x - start.x, at(to).y - start.y, view.value));
      };
    } else if (tool.value === 'draw') {
      editor.startLine(start);
      drag.current = (to) => editor.drawOn(at(to));
    } else {
      let drawn = false;
      drag.current = (to) => {
        if (!drawn && Math.hypot(to.x - event.x, to.y - event.y) < TAP_PIXELS) return;
        const next = boxBetween(start, at(to), view.value);
        if (drawn) editor.adjust(next);
        else editor.addBox(next);
        drawn = true;
      };
    }
  }
  const moved = (event: PointerEvent) => event.isPrimary && drag.current?.(event);
  const up = () => {
    drag.current = undefined;
  };

  function key(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    const part = grabbed.value;
    if (!part || !box || !(arrow || event.key === 'Escape')) return;
    event.preventDefault();
    if (!arrow) return void (grabbed.value = undefined);
    const step = event.shiftKey ? 1 : Math.max(width, height) * STEP_SHARE;
    editor.adjust(dragged(box, part, arrow[0] * step, arrow[1] * step, view.value));
  }

  const share = (value: number, of: number) => `${(value / of) * 100}%`;
  return (
    <div class="stage">
      <div
        ref={sheet}
        class="sheet"
        style={{ '--ratio': width / height }}
        onPointerDown={down}
        onPointerMove={moved}
        onPointerUp={up}
        onPointerCancel={up}
        onKeyDown={key}
      >
        <canvas ref={canvas} role="img" aria-label={text.editPicture} />
        {box && (
          <div
            class="held"
            style={{
              left: share(box.x - x, width),
              top: share(box.y - y, height),
              width: share(box.width, width),
              height: share(box.height, height),
            }}
          >
            {PARTS.map((part) => (
              <button
                key={part}
                type="button"
                data-part={part}
                aria-label={text.boxParts[part]}
                aria-pressed={grabbed.value === part}
                onClick={(event) => {
                  // A press by key or pad; a pointer has dragged instead.
                  if (event.detail === 0) grabbed.value = grabbed.value === part ? undefined : part;
                }}
                onBlur={() => grabbed.value === part && (grabbed.value = undefined)}
              />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

const fills = (box: Box, view: Box) => box.width === view.width && box.height === view.height;
