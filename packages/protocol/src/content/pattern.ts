/**
 * Patterns that staff write for a field, matched in time that grows with the text alone. They are a part of regular
 * expressions without groups: characters, `.`, classes such as `[A-Z0-9]`, `\d \w \s`, how often (`? * + {2} {2,} {2,8}`)
 * and `|` between whole alternatives. The whole text has to match. An engine that backtracks could be made to hang by
 * a pattern; here every way through it is followed at once (Thompson, CACM 11(6), 1968).
 */
const PIECE =
  /(?<one>\\[dDwWsS]|\\[^\p{L}\p{N}]|\[\^?(?:\\.|[^\]\\])+\]|[^\\[\](){}?*+|^$])(?:(?<sign>[?*+])|\{(?<min>\d{1,3})(?<open>,(?<max>\d{1,3})?)?\})?|(?<or>\|)/uy;

const PATTERN_CHARS = 200;
const MOST_STEPS = 400;

/** One character that is awaited: may it be passed over, may it come again? */
interface Step {
  one: RegExp;
  optional: boolean;
  again: boolean;
}

/** Whether a text matches, or undefined for what is no such pattern. */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  const ways = readWays(pattern);
  return ways && ((text) => ways.some((steps) => matches(steps, text)));
}

export const isPattern = (pattern: string) => compilePattern(pattern) !== undefined;

function readWays(pattern: string): Step[][] | undefined {
  if (pattern.length > PATTERN_CHARS) return undefined;
  const ways: Step[][] = [[]];
  let left = MOST_STEPS;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < pattern.length) {
    const { one, sign, min: least, open, max: most, or } = PIECE.exec(pattern)?.groups ?? {};
    if (or) ways.push([]);
    else if (!one) return undefined;
    else {
      const min = least ? Number(least) : sign === '?' || sign === '*' ? 0 : 1;
      const endless = sign === '*' || sign === '+' || (open !== undefined && most === undefined);
      const max = endless ? min : most ? Number(most) : least ? min : 1;
      left -= max + 1;
      if (max < min || left < 0) return undefined;
      try {
        const test = new RegExp(`^${one}$`, 'us');
        const steps = ways.at(-1)!;
        for (let i = 0; i < max; i++) steps.push({ one: test, optional: i >= min, again: false });
        if (endless) steps.push({ one: test, optional: true, again: true });
      } catch {
        return undefined;
      }
    }
  }
  return ways;
}

function matches(steps: readonly Step[], text: string): boolean {
  const reached = (places: Iterable<number>) => {
    const all = new Set<number>();
    for (let place of places) {
      all.add(place);
      while (steps[place]?.optional) all.add(++place);
    }
    return all;
  };
  let places = reached([0]);
  for (const letter of text) {
    const next = new Set<number>();
    for (const place of places) {
      const step = steps[place];
      if (step?.one.test(letter)) next.add(step.again ? place : place + 1);
    }
    if (next.size === 0) return false;
    places = reached(next);
  }
  return places.has(steps.length);
}
