/** The rules without a picture: columns of lanterns, bottom first, each a colour's number. */
export const COLUMNS = 8;
export const ROWS = 11;
export const COLOURS = [0xff7a59, 0xffcf5c, 0x5fe0b7, 0x7aa8ff, 0xe58cff];

export interface Place {
  column: number;
  row: number;
}

export interface Sky {
  columns: number[][];
  /** A new row from below; false when a column is full, which ends the game. */
  rise(colours: number): boolean;
  /** Takes the group at the place away and gives it, or nothing when it is a single lantern. */
  pop(place: Place): Place[];
}

export function newSky(random: () => number = Math.random): Sky {
  const columns: number[][] = Array.from({ length: COLUMNS }, () => []);
  const at = ({ column, row }: Place) => columns[column]?.[row];

  function groupOf(start: Place): Place[] {
    const colour = at(start);
    if (colour === undefined) return [];
    const group: Place[] = [];
    const open = [start];
    for (let place = open.pop(); place; place = open.pop()) {
      const { column, row } = place;
      if (at(place) !== colour || group.some((known) => known.column === column && known.row === row)) continue;
      group.push(place);
      for (const [x, y] of [[1, 0], [-1, 0], [0, 1], [0, -1]] as const) open.push({ column: column + x, row: row + y });
    }
    return group;
  }

  return {
    columns,
    rise(colours) {
      for (const column of columns) column.unshift(Math.floor(random() * colours));
      return columns.every((column) => column.length <= ROWS);
    },
    pop(place) {
      const group = groupOf(place);
      if (group.length < 2) return [];
      for (const { column, row } of group.toSorted((a, b) => b.row - a.row)) columns[column]!.splice(row, 1);
      return group;
    },
  };
}
