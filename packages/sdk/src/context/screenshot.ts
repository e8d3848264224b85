import { nextDrawn } from './next-drawn.ts';

/**
 * Why there is no picture. `none`: the studio named no canvas, or nothing can be attached. `blank`: nothing was drawn on
 * it. `tainted`: it shows something of another site, so the browser lets nobody read it.
 */
export type NoPicture = 'none' | 'blank' | 'tainted';

/** The game's picture, or why there is none. */
export type Screenshot = { file: File; reason?: undefined } | { file?: undefined; reason: NoPicture };

const LONGEST_SIDE = 1280;
/** A picture is looked at so small first, to see whether there is anything on it. */
const GLANCE_PIXELS = 16;

/**
 * A picture as a JPEG of at most 1280 pixels a side. When there is nothing on it, what the game draws next is waited for.
 * Browsers encode between the frames of the game, so no worker is needed, which a strict page may forbid.
 */
export async function screenshotOf(
  picture: ImageBitmap | undefined,
  canvas: () => HTMLCanvasElement | null | undefined,
): Promise<Screenshot> {
  try {
    const element = canvas();
    const shown = (picture && somethingOn(picture)) ?? (element && (await nextDrawn(element, somethingOn)));
    if (!shown) return { reason: 'blank' };
    // Steps of their own, so that the game draws in between.
    await nextTask();
    const { canvas: small } = drawn(shown, LONGEST_SIDE, ground(element));
    shown.close();
    await nextTask();
    const blob = await new Promise<Blob | null>((resolve) => small.toBlob(resolve, 'image/jpeg', 0.82));
    return blob ? { file: new File([blob], 'screenshot.jpg', { type: blob.type }) } : { reason: 'blank' };
  } catch (error) {
    return { reason: error instanceof DOMException && error.name === 'SecurityError' ? 'tainted' : 'blank' };
  }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve));

/** The picture, or undefined when it is black or transparent all over. Throws when it is tainted. */
function somethingOn(picture: ImageBitmap): ImageBitmap | undefined {
  // A few lights in the dark do not show at a glance.
  if (isBlack(drawn(picture, GLANCE_PIXELS)) && isBlack(drawn(picture, LONGEST_SIDE))) return undefined;
  return picture;
}

/** The picture at most so large; over a colour, since a JPEG has no transparency and what shines through would be black. */
function drawn(picture: ImageBitmap, longestSide: number, ground = 'transparent'): CanvasRenderingContext2D {
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return pen;
}

function isBlack(pen: CanvasRenderingContext2D): boolean {
  const { data } = pen.getImageData(0, 0, pen.canvas.width, pen.canvas.height);
  return data.every((value, i) => value === 0 || i % 4 === 3);
}

/** The colour behind the canvas in the page. */
function ground(element: Element | null | undefined): string {
  for (let behind = element; behind; behind = behind.parentElement) {
    const { backgroundColor } = getComputedStyle(behind);
    if (backgroundColor && backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
  }
  return '#fff';
}
