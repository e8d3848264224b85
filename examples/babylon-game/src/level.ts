/** The terrace as it is drawn here: `#` a tile, `o` a tile with a lamp, `@` where the marble starts, a blank a gap. */
const PLAN = [
  '  o###o  ##o ',
  ' ##   ## # # ',
  '@#  o  ### # ',
  ' #  #    # # ',
  ' ####  o## ##',
  '    #  #    o',
  ' o###  ###### ',
  ' #      #     ',
  ' #####o##   o ',
  '     #      # ',
  '     ####o### ',
];

export interface Tile {
  x: number;
  z: number;
  lamp: boolean;
  start: boolean;
}

export const TILES: readonly Tile[] = PLAN.flatMap((row, z) =>
  [...row].flatMap((mark, x) =>
    mark === ' ' ? [] : [{ x: x - 6, z: 5 - z, lamp: mark === 'o', start: mark === '@' }],
  ),
);

const places = new Set(TILES.map(({ x, z }) => `${x} ${z}`));

/** Whether there is ground below a place. */
export const isGround = (x: number, z: number): boolean => places.has(`${Math.round(x)} ${Math.round(z)}`);
