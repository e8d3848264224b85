import type { Page } from 'playwright-core';

export type Colour = [red: number, green: number, blue: number];

/** Shares of the width and the height of a picture. */
export type Place = readonly [x: number, y: number];

/** An encoded picture decoded in the page: its size, and the colour at each place. */
export function pixelsOf(page: Page, bytes: Buffer, ...places: Place[]) {
  return page.evaluate(
    async ([base64, places]) => {
      const encoded = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([encoded]));
      const { width, height } = picture;
      const pen = new OffscreenCanvas(width, height).getContext('2d')!;
      pen.drawImage(picture, 0, 0);
      const colours = places.map(([x, y]) =>
        Array.from(pen.getImageData(Math.round(x * (width - 1)), Math.round(y * (height - 1)), 1, 1).data.slice(0, 3)),
      ) as [number, number, number][];
      return { width, height, colours };
    },
    [bytes.toString('base64'), places] as const,
  );
}

/** How far two colours are apart at most; a JPEG is not exact. */
export const apart = (one: Colour, other: Colour) => Math.max(...one.map((value, i) => Math.abs(value - other[i]!)));

/** The name of the colour in the palette that this one is, or the colour itself when it is none of them. */
export function nameOf(colour: Colour, palette: Record<string, Colour>, tolerance = 16): string {
  const found = Object.entries(palette).find(([, known]) => apart(colour, known) < tolerance);
  return found ? found[0] : `rgb(${colour})`;
}
