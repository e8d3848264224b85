import type { Box } from './box.ts';
import type { Edit } from './editor.ts';
import { paint } from './paint.ts';

/** A picture as it was before anything was done to it, and what was. */
interface Origin {
  source: File;
  edits: Edit[];
}

/** In memory only: with the file that is sent goes nothing of what was blacked out or cut off. */
const origins = new WeakMap<File, Origin>();

export const originOf = (file: File): Origin => origins.get(file) ?? { source: file, edits: [] };

const LONGEST_SIDE = 2048;
const QUALITY = 0.88;

/** A picture file decoded, at most 2048 pixels a side, which is what is sent at most. */
export async function decode(file: File): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file);
  const scale = LONGEST_SIDE / Math.max(whole.width, whole.height);
  if (scale >= 1) return whole;
  const [resizeWidth, resizeHeight] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
  const small = await createImageBitmap(whole, { resizeWidth, resizeHeight, resizeQuality: 'high' });
  whole.close();
  return small;
}

/** What was done to a picture as one flat file, drawn anew from its pixels, so that nothing of the old file is left in it. */
export async function editedFile(picture: ImageBitmap, { source, edits }: Origin, view: Box): Promise<File> {
  if (edits.length === 0) return source;
  const canvas = document.createElement('canvas');
  paint(canvas, picture, edits, view);
  const type = source.type === 'image/png' ? source.type : 'image/jpeg';
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
  if (!blob) throw new Error('no room to encode the picture');
  const name = source.name.replace(/\.\w+$/, '') + (type === 'image/png' ? '.png' : '.jpg');
  const file = new File([blob], name, { type });
  origins.set(file, { source, edits });
  return file;
}
