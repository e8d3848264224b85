import type { Envelope, Message, SyncAnswer, SyncRequest, SyncResult, Update } from '@savepoint/protocol';

/** How one request goes wrong. */
export type Fault = 'none' | 'request lost' | 'answer lost' | 'html' | 'overloaded' | 'busy envelope';

/**
 * The server's half of the wire in memory, by the rules of the protocol: exactly once, in order, with a feed. `faults` are
 * taken one a request; after them all goes well.
 */
export function createFakeServer(faults: Fault[] = []) {
  const results = new Map<string, SyncResult>();
  const delivered = new Map<string, Message[]>();
  const feed: Update[] = [];
  let epoch = 1;
  const files = fakeFiles();
  let requests = 0;

  function take({ id, caseId, ...envelope }: Envelope): SyncResult {
    if (results.has(id)) return { id, status: 'duplicate' };
    if (envelope.kind === 'case.open') {
      delivered.set(caseId, []);
      const { topic } = envelope.body;
      feed.push({ kind: 'case.changed', caseId, number: delivered.size, topic, state: 'open', openedAt: 1 });
    }
    const messages = delivered.get(caseId);
    const result: SyncResult = messages
      ? { id, status: 'stored' }
      : { id, status: 'rejected', code: 'unknown_case', message: 'no such case' };
    results.set(id, result);
    if (messages && envelope.kind !== 'case.read') {
      const { messageId, text, attachments } = envelope.body;
      const message: Message = { id: messageId, seq: messages.length + 1, from: 'player', text, at: 1, attachments };
      messages.push(message);
      feed.push({ kind: 'message.added', caseId, message });
    }
    return result;
  }

  function sync({ cursor, envelopes }: SyncRequest, fault: Fault): SyncAnswer {
    const [cursorEpoch, cursorSeq] = (cursor ?? `${epoch}.0`).split('.').map(Number);
    const reset = cursorEpoch !== epoch;
    const seen = reset ? 0 : cursorSeq!;
    const busy = fault === 'busy envelope';
    const taken = (envelopes as Envelope[]).map((envelope, i): SyncResult =>
      busy && i > 0 ? { id: envelope.id, status: 'retry', afterMs: 1_000 } : take(envelope),
    );
    const updates = feed.slice(seen, seen + 5);
    const next = seen + updates.length;
    return {
      results: taken,
      updates,
      cursor: `${epoch}.${next}`,
      nextPollMs: 0,
      ...(reset && { reset }),
      ...(next < feed.length && { more: true }),
    };
  }

  return {
    /** The texts that arrived, by case, in the order of arrival. */
    delivered: () => new Map([...delivered].map(([id, messages]) => [id, messages.map(({ text }) => text)])),
    requests: () => requests,
    files,
    /** The database is set back to when it held the first `messages` of each case, or no case at all with 0. */
    setBack(messages: number) {
      epoch++;
      results.clear();
      feed.length = 0;
      for (const [caseId, all] of delivered) {
        if (messages === 0) {
          delivered.delete(caseId);
          continue;
        }
        all.length = Math.min(all.length, messages);
        feed.push({ kind: 'case.changed', caseId, number: 1, topic: 'bug', state: 'open', openedAt: 1 });
        feed.push(...all.map((message): Update => ({ kind: 'message.added', caseId, message })));
      }
    },
    /** An agent answers. */
    answer(caseId: string, text: string) {
      const messages = delivered.get(caseId)!;
      const seq = messages.length + 1;
      const message: Message = { id: `answer-${caseId}-${seq}`, seq, from: 'staff', text, at: 1, attachments: [] };
      messages.push(message);
      feed.push({ kind: 'message.added', caseId, message });
    },
    async fetch(url: string, init: RequestInit): Promise<Response> {
      requests++;
      const fault = faults.shift() ?? 'none';
      if (fault === 'request lost') throw new TypeError('Failed to fetch');
      if (fault === 'html') return new Response('<html>Log in to the hotel</html>', { headers: html });
      if (fault === 'overloaded') {
        return new Response(JSON.stringify({ status: 503, code: 'unavailable', retryAfterMs: 50 }), {
          status: 503,
          headers: { 'content-type': 'application/problem+json' },
        });
      }
      if (init.method === 'PUT') return files.take(url);
      const body = JSON.parse(String(init.body));
      const answer = url.endsWith('/v1/players')
        ? { playerId: 'p', token: 't', expiresInMs: 1e9 }
        : sync(body, fault);
      if (fault === 'answer lost') throw new TypeError('Failed to fetch');
      return Response.json(answer);
    },
  };
}

/** Takes files, but breaks so many uploads first. */
function fakeFiles() {
  let breaks = 0;
  const taken: string[] = [];
  return {
    taken,
    break: (uploads: number) => void (breaks = uploads),
    take(url: string): Response {
      if (breaks-- > 0) throw new TypeError('Failed to fetch');
      taken.push(url.split('/').at(-1)!);
      return new Response(null, { status: 204 });
    },
  };
}

const html = { 'content-type': 'text/html' };
