import { backoffMs } from './backoff.ts';
import { exchange, type Ending, type ExchangeParts } from './exchange.ts';

/** A server that asks for more is not believed. */
const LONGEST_HOLD_MS = 60 * 60_000;

export interface Courier {
  /** There may be something to send or to learn: exchange now. */
  wake(): void;
  stop(): void;
}

/**
 * Decides when to exchange: at once when woken, again while there is more, then at the server's pace, and after a
 * failure with growing waits, for ever. At most one exchange runs in all tabs of a player.
 */
export function createCourier(parts: ExchangeParts, lockName: string, changed: () => void): Courier {
  const { platform } = parts;
  let undoTimer = () => {};
  let failures = 0;
  let running = false;
  let again = false;
  let stopped = false;
  let heldUntil = 0;

  const plan = (delayMs: number) => {
    undoTimer();
    undoTimer = platform.after(delayMs, run);
  };

  async function run() {
    undoTimer();
    if (running || stopped) {
      again = running;
      return;
    }
    const heldMs = heldUntil - platform.now();
    // A clock that was set back holds nobody longer than was said.
    if (heldMs > 0 && heldMs <= LONGEST_HOLD_MS) return plan(heldMs);
    running = true;
    again = false;
    let ending: Ending | undefined;
    try {
      ending = await platform.alone(lockName, () => exchange(parts));
    } catch {
      // The store failed: what is stored stays stored, and the next try reads it again.
      ending = { is: 'failed', retryAfterMs: 0 };
    }
    running = false;
    if (stopped) return;
    changed();
    schedule(ending);
  }

  function schedule(ending: Ending | undefined) {
    if (ending?.is === 'failed') {
      if (ending.hold) heldUntil = platform.now() + Math.min(ending.retryAfterMs, LONGEST_HOLD_MS);
      // A line that carries one file a try is a slow one, no dead one.
      failures = parts.uploads.moved() ? 1 : failures + 1;
      plan(Math.max(ending.retryAfterMs, backoffMs(failures, platform.random)));
      return;
    }
    failures = 0;
    // Another tab has the lock: look again soon, since it may be closed before it is done.
    if (!ending) plan(1_000 + platform.random() * 1_000);
    else if (again || ending.more) plan(0);
    else if (ending.nextPollMs > 0) plan(ending.nextPollMs);
  }

  const wake = () => {
    failures = 0;
    if (!stopped) void run();
  };
  const undoHint = platform.onHint(() => {
    if (failures > 0) wake();
  });
  return {
    wake,
    stop() {
      stopped = true;
      undoTimer();
      undoHint();
    },
  };
}
