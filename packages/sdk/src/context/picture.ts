/** A page that draws nothing for this long, because it is hidden, has no frame to read. */
const FRAME_LIMIT_MS = 1_000;

/**
 * The canvas as it stands in the next frame, or undefined: no frame came, or there is no canvas. Read in an animation
 * frame of our own, the only moment when WebGL without `preserveDrawingBuffer` still has its picture, and before the game
 * pauses: so this is no part of what is loaded later.
 */
export function grabPicture(canvas: () => HTMLCanvasElement | null | undefined): Promise<ImageBitmap | undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, FRAME_LIMIT_MS);
    requestAnimationFrame(async () => {
      try {
        resolve(await createImageBitmap(canvas()!));
      } catch {
        resolve(undefined);
      }
    });
  });
}
