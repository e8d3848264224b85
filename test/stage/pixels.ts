import type { Page } from 'playwright-core';

export type Colour = [red: number, green: number, blue: number];

/** An encoded picture decoded in the page: its size, and the colour at places given as shares of width and height. */
export function pixelsOf(page: Page, bytes: Buffer, ...places: [x: number, y: number][]) {
  return page.evaluate(
    async ([base64, places]) => {
      const encoded = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([encoded]));
      const { width, height } = picture;
      const pen = new OffscreenCanvas(width, height).getContext('2d')!;
      pen.drawImage(picture, 0, 0);
      const colours = places.map(([x, y]) => [
        ...pen.getImageData(Math.round(x * (width - 1)), Math.round(y * (height - 1)), 1, 1).data.slice(0, 3),
      ]) as [number, number, number][];
      return { width, height, colours };
    },
    [bytes.toString('base64'), places] as const,
  );
}

/** How far two colours are apart at most; a JPEG is not exact. */
export const apart = (one: Colour, other: Colour) => Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));
