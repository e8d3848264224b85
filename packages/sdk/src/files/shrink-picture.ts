/** A picture below both of these is sent as it is. */
const LARGE_BYTES = 1.5 * 1024 * 1024;
const LONGEST_SIDE = 2048;
const QUALITY = 0.85;

/**
 * A large picture as a JPEG of at most 2048 pixels a side; decoded, scaled and encoded off the main thread. Anything else,
 * and a picture that cannot be read or would grow, comes back as it was.
 */
export async function shrinkPicture(file: File): Promise<File> {
  if (!/^image\/(jpeg|png|webp|heic|heif|avif|bmp)$/.test(file.type) || file.size <= LARGE_BYTES) return file;
  try {
    const whole = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(whole.width, whole.height));
    const [width, height] = [Math.round(whole.width * scale), Math.round(whole.height * scale)];
    whole.close();
    const picture = await createImageBitmap(file, { resizeWidth: width, resizeHeight: height, resizeQuality: 'high' });
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(picture);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
    if (blob.size >= file.size) return file;
    return new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: blob.type });
  } catch {
    return file;
  }
}
