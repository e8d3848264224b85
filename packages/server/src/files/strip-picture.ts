import { readFile } from 'node:fs/promises';
import { imageSize } from 'image-size';
import sharp from 'sharp';

/** Pixels of one frame, and of all frames together: a small file can name more than any memory holds. */
const MOST_PIXELS = 64_000_000;
const MOST_PIXELS_OF_ALL = 256_000_000;
const QUALITY = 92;

/** `as sent`: nothing in it tells where, when or by what it was taken. `bomb`: not to be kept, as it has too many pixels. */
export type Stripped = Uint8Array | 'as sent' | 'bomb';

/**
 * In: a picture and its type by content. Out: the same picture without what cameras write beside it (place, time, device,
 * author), turned upright, if there was any of that; a picture of the game has none and stays as it is, bit by bit.
 *
 * Only the head is read to tell; nothing is decoded before its pixels are counted.
 */
export async function stripPicture(path: string, type: string): Promise<Stripped> {
  if (!type.startsWith('image/')) return 'as sent';
  const bytes = await readFile(path);
  const options = { limitInputPixels: MOST_PIXELS, animated: true } as const;
  const head = await sharp(bytes, { ...options, limitInputPixels: false }).metadata().catch(() => null);
  // Half a picture: nothing can be taken out of it, so it must not say anything, nor how large it is.
  if (!head) return hasMarks(bytes) || pixelsOf(bytes) > MOST_PIXELS ? 'bomb' : 'as sent';
  const { width = 0, height = 0, pageHeight = height, pages = 1 } = head;
  if (width * pageHeight > MOST_PIXELS || width * pageHeight * pages > MOST_PIXELS_OF_ALL) return 'bomb';
  const { exif, xmp, iptc, orientation = 1, comments = [] } = head;
  if (!exif && !xmp && !iptc && orientation === 1 && comments.length === 0) return 'as sent';
  const upright = sharp(bytes, { ...options, limitInputPixels: MOST_PIXELS_OF_ALL }).autoOrient();
  if (head.format === 'jpeg') return upright.jpeg({ quality: QUALITY }).toBuffer();
  if (head.format === 'webp') return upright.webp({ quality: QUALITY }).toBuffer();
  return head.format === 'gif' ? upright.gif().toBuffer() : upright.png().toBuffer();
}

/** By the head alone; 0 where not even that can be read. */
function pixelsOf(bytes: Buffer): number {
  try {
    const { width, height } = imageSize(bytes);
    return width * height;
  } catch {
    return 0;
  }
}

const hasMarks = (bytes: Buffer) => ['Exif\0\0', 'http://ns.adobe.com/xap', 'Photoshop 3.0'].some((mark) => bytes.includes(mark));
