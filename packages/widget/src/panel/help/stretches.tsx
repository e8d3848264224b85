import type { Stretch } from '@savepoint/sdk';

/** Words with what was searched for marked in them. */
export function Stretches({ of: stretches }: { of: readonly Stretch[] }) {
  return <>{stretches.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}</>;
}
