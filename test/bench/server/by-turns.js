/**
 * In: what keeps a group. Out: what takes one thing and keeps it together with all that come while the group before is kept.
 * @template T
 * @param {(group: T[]) => Promise<unknown>} keep
 * @returns {(one: T) => void}
 */
export function byTurns(keep) {
  /** @type {T[]} */
  const waiting = [];
  let isKeeping = false;
  async function keepWaiting() {
    isKeeping = true;
    while (waiting.length > 0) await keep(waiting.splice(0));
    isKeeping = false;
  }
  return (one) => {
    waiting.push(one);
    if (!isKeeping) void keepWaiting();
  };
}
