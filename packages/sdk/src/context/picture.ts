/** A page that draws nothing for this long, because it is hidden or very slow, is not waited for. */
const FRAME_LIMIT_MS = 300;

/**
 * Resolves in the next frame, after the game has drawn it. It is asked for from a task of its own: a game that opens
 * support from its own frame may ask for its next one last, and would else draw after us.
 */
export const afterFrame = () =>
  new Promise<unknown>((resolve) => {
    setTimeout(resolve, FRAME_LIMIT_MS);
    setTimeout(() => requestAnimationFrame(resolve));
  });

/**
 * The canvas as it stands in the next frame, or undefined when it has no picture. Read in an animation frame of our own,
 * the only moment when WebGL without `preserveDrawingBuffer` still has it, and before the game pauses: so this is no part
 * of what is loaded later.
 */
export const grabPicture = (canvas: () => HTMLCanvasElement | null | undefined): Promise<ImageBitmap | undefined> =>
  afterFrame()
    .then(() => createImageBitmap(canvas()!))
    .catch(() => undefined);
