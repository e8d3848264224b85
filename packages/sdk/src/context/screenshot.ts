const LONGEST_SIDE = 1280;
/** A picture is looked at so small to see whether there is anything on it. */
const GLANCE_PIXELS = 16;

/**
 * A picture as a JPEG of at most 1280 pixels a side, or undefined: the canvas had taken pictures of another site, which
 * nobody may read, or there was nothing on it.
 */
export async function screenshotOf(picture: ImageBitmap): Promise<File | undefined> {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
  const { canvas } = drawn(picture, picture.width * scale, picture.height * scale);
  const glance = drawn(picture, GLANCE_PIXELS, GLANCE_PIXELS).getImageData(0, 0, GLANCE_PIXELS, GLANCE_PIXELS);
  picture.close();
  if (glance.data.every((value) => value === 0)) return undefined;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  return blob ? new File([blob], 'screenshot.jpg', { type: blob.type }) : undefined;
}

function drawn(picture: ImageBitmap, width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width);
  canvas.height = Math.round(height);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return context;
}
