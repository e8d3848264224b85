/** A line in, its words out: parted by the commas of either script, none blank. */
export const wordsIn = (line: string): string[] => line.split(/[,，、]/).map((word) => word.trim()).filter((word) => word !== '');
