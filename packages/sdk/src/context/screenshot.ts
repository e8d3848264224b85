/** A game that draws nothing for this long has no frame to read. */
const FRAME_LIMIT_MS = 500;
const LONGEST_SIDE = 1280;

/**
 * The next frame of `canvas` as a JPEG of at most 1280 pixels a side, or undefined: no frame came, the canvas is tainted,
 * or it is empty. Read in an animation frame of our own, the only moment when WebGL without `preserveDrawingBuffer`
 * still has its picture.
 */
export function takeScreenshot(canvas: HTMLCanvasElement): Promise<Blob | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), FRAME_LIMIT_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      try {
        copyOf(canvas).toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', 0.82);
      } catch {
        resolve(undefined);
      }
    });
  });
}

function copyOf(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(canvas.width, canvas.height));
  const copy = document.createElement('canvas');
  copy.width = Math.round(canvas.width * scale);
  copy.height = Math.round(canvas.height * scale);
  copy.getContext('2d')!.drawImage(canvas, 0, 0, copy.width, copy.height);
  return copy;
}
