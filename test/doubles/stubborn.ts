import { setTimeout as sleep } from 'node:timers/promises';

const ANSWER_MS = 5_000;
const RETRY_MS = 100;

/** Asks until there is an answer that is not about the weather: no network, a gateway's, 429 or 5xx. */
export async function askUntilAnswered(url: string, init: RequestInit): Promise<Response> {
  for (;;) {
    try {
      // A connection of its own each time, so that the front chooses a node each time.
      const headers = { ...init.headers, connection: 'close' };
      const response = await fetch(url, { ...init, headers, signal: AbortSignal.timeout(ANSWER_MS) });
      // Read here: an answer that breaks off half-way is none.
      const body = await response.arrayBuffer();
      if (response.status !== 429 && response.status < 500) return new Response(body.byteLength > 0 ? body : null, response);
    } catch {
      // Asked again below.
    }
    await sleep(RETRY_MS);
  }
}
