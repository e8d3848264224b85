/**
 * Ranges of builds, as far as authors need them: comparators (`>=1.4`, `<2.0.1`, `=1.3`) of which all must hold, joined by
 * `||` where any may; `1.4` and `1.4.*` mean every build that begins so.
 */
const COMPARATOR = /^(>=|<=|>|<|=)?v?(\d+(?:\.\d+)*)(\.[*x])?$/;

const alternatives = (range: string) => range.split('||').map((part) => part.trim().split(/\s+/));

/** Whether `range` can be read; `*` is every build. */
export function isRange(range: string): boolean {
  return alternatives(range).every((parts) => parts.every((part) => part === '*' || COMPARATOR.test(part)));
}

/** Whether `build` lies in `range`. A build that is no number, such as `dev`, lies in every range: better shown than missed. */
export function inRange(build: string | undefined, range: string): boolean {
  const given = /^v?(\d+(?:\.\d+)*)/.exec(build ?? '')?.[1];
  if (!given) return true;
  return alternatives(range).some((parts) => parts.every((part) => holds(given, part)));
}

function holds(build: string, comparator: string): boolean {
  if (comparator === '*') return true;
  const [, sign, than] = COMPARATOR.exec(comparator) ?? [];
  if (!than) return false;
  const order = compare(build, than, !sign || sign === '=' || sign === '<=' || sign === '>');
  switch (sign) {
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    default:
      return order === 0;
  }
}

/** Below 0: `left` is older. `asPrefix`: parts that `right` does not name do not count, so that 1.4.2 is within 1.4. */
function compare(left: string, right: string, asPrefix: boolean): number {
  const [lefts, rights] = [left.split('.'), right.split('.')];
  const length = asPrefix ? rights.length : Math.max(lefts.length, rights.length);
  for (let at = 0; at < length; at++) {
    const order = Number(lefts[at] ?? 0) - Number(rights[at] ?? 0);
    if (order !== 0) return order;
  }
  return 0;
}
