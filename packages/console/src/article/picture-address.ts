import type { HelpPicture } from '@savepoint/protocol';
import type { Image } from 'mdast';

/** A picture of an article as Markdown's image and back: its address also says its size, `/content/<sha256>.png#640x360`. */
export const imageOf = ({ sha256, format, width, height, alt }: HelpPicture): Image => ({
  type: 'image',
  url: `/content/${sha256}.${format}#${width}x${height}`,
  alt,
});

const ADDRESS = /^\/content\/([0-9a-f]{64})\.(png|jpg|webp|gif)#(\d{1,5})x(\d{1,5})$/;

/** Undefined for one that was not uploaded here: players' devices load nothing from elsewhere. */
export function pictureOf({ url, alt }: Image): HelpPicture | undefined {
  const [, sha256, format, width, height] = ADDRESS.exec(url) ?? [];
  if (!sha256) return undefined;
  return { sha256, format: format as HelpPicture['format'], width: Number(width), height: Number(height), alt: alt ?? '' };
}
