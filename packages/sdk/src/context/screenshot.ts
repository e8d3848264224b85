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
    const pen = (picture && readable(picture)) ?? (element && (await nextDrawn(element, readable)));
    if (!pen) return { reason: 'blank' };
    // A JPEG has no transparency: what shines through in the page would be black.
    pen.globalCompositeOperation = 'destination-over';
    pen.fillStyle = ground(element);
    pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => pen.canvas.toBlob(resolve, 'image/jpeg', 0.82));
    return blob ? { file: new File([blob], 'screenshot.jpg', { type: blob.type }) } : { reason: 'blank' };
  } catch (error) {
    return { reason: error instanceof DOMException && error.name === 'SecurityError' ? 'tainted' : 'blank' };
  }
}

/** The picture on a canvas of its own, or undefined when it is black or transparent all over. Throws when tainted. */
function readable(picture: ImageBitmap): CanvasRenderingContext2D | undefined {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const pen = drawn(picture, picture.width * scale, picture.height * scale);
  const isDark = isBlack(drawn(picture, GLANCE_PIXELS, GLANCE_PIXELS)) && isBlack(pen);
  picture.close();
  return isDark ? undefined : pen;
}

function drawn(picture: ImageBitmap, width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const pen = canvas.getContext('2d')!;
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
