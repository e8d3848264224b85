/** A game that draws nothing for this long stands still. */
const DRAWING_LIMIT_MS = 1_000;

/**
 * What `read` makes of the next picture that is drawn on the canvas, or undefined: the game stands still. A stream sees
 * what is drawn at any moment, where a frame of ours would have to come at the right one. Throws when tainted.
 */
export async function nextDrawn<T>(
  canvas: HTMLCanvasElement,
  read: (picture: ImageBitmap) => T | undefined,
): Promise<T | undefined> {
  const stream = canvas.captureStream();
  const video = document.createElement('video');
  try {
    video.muted = true;
    video.srcObject = stream;
    const loaded = new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      setTimeout(reject, DRAWING_LIMIT_MS);
      video.play().catch(reject);
    });
    return await loaded.then(() => createImageBitmap(video)).then(read, () => undefined);
  } finally {
    video.srcObject = null;
    for (const track of stream.getTracks()) track.stop();
  }
}
