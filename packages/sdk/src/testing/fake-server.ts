import { isWriting, isOfCase } from '@savepoint/protocol';
import type { Envelope, Message, SyncAnswer, SyncRequest, SyncResult, Update } from '@savepoint/protocol';

/** How one request goes wrong. */
export type Fault = 'none' | 'request lost' | 'answer lost' | 'html' | 'overloaded' | 'busy envelope' | 'install taken';

/**
 * The server's half of the wire in memory, by the rules of the protocol: exactly once, in order, with a feed. `faults` are
 * taken one a request; after them all goes well.
 */
export function createFakeServer(faults: Fault[] = []) {
  const results = new Map<string, SyncResult>();
  const delivered = new Map<string, Message[]>();
  const votes: Envelope[] = [];
  const feed: Update[] = [];
  let epoch = 1;
  const files = fakeFiles();
  let requests = 0;

  function take(envelope: Envelope): SyncResult {
    const { id } = envelope;
    if (results.has(id)) return { id, status: 'duplicate' };
    if (!isOfCase(envelope)) {
      results.set(id, { id, status: 'stored' });
      votes.push(envelope);
      return { id, status: 'stored' };
    }
    const { caseId } = envelope;
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
    if (messages && isWriting(envelope)) {
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
    votes,
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
      if (fault === 'overloaded') return problem(503, 'unavailable');
      if (fault === 'install taken') return problem(409, 'install_taken');
      if (url.includes('/v1/files/')) return files.take(url, init);
      const body = JSON.parse(String(init.body));
      const answer = url.endsWith('/v1/players')
        ? { playerId: 'p', token: 't', expiresInMs: 1e9 }
        : sync(body, fault);
      if (fault === 'answer lost') throw new TypeError('Failed to fetch');
      return Response.json(answer);
    },
  };
}

/** How one part of a file goes wrong: the wire breaks before the server has it, midway, or before its answer. */
export type Cut = 'none' | 'before' | 'midway' | 'after';

/** Takes files, at once and in parts, but breaks so many uploads first, and then parts by `cuts`, one each. */
function fakeFiles() {
  let breaks = 0;
  const taken: string[] = [];
  const contents = new Map<string, Blob>();
  const halves = new Map<string, Blob>();
  const spoilt = new Set<string>();
  const cuts: Cut[] = [];
  const refusals: (number | undefined)[] = [];
  const sentBytes: number[] = [];

  const standing = (sha256: string) => {
    const whole = contents.get(sha256);
    const offset = (whole ?? halves.get(sha256))?.size ?? 0;
    const headers = { 'upload-offset': String(offset), 'upload-complete': whole ? '?1' : '?0' };
    return new Response(null, { status: 204, headers });
  };

  function keep(sha256: string, content: Blob) {
    contents.set(sha256, content);
    taken.push(sha256);
  }

  function takePart(sha256: string, headers: Headers, part: Blob): Response {
    const cut = cuts.shift() ?? 'none';
    sentBytes.push(part.size);
    if (cut === 'before') throw new TypeError('Failed to fetch');
    const half = halves.get(sha256) ?? new Blob();
    if (Number(headers.get('upload-offset')) !== half.size) return problem(409, 'offset_mismatch');
    const longer = new Blob([half, cut === 'midway' ? part.slice(0, part.size / 2) : part]);
    halves.set(sha256, longer);
    if (cut === 'midway') throw new TypeError('Failed to fetch');
    if (headers.get('upload-complete') === '?1') {
      halves.delete(sha256);
      if (spoilt.delete(sha256)) return problem(409, 'hash_mismatch');
      keep(sha256, longer);
    }
    if (cut === 'after') throw new TypeError('Failed to fetch');
    return standing(sha256);
  }

  return {
    taken,
    contents,
    /** What is there of those that are not whole; to be set for what went before. */
    halves,
    /** Those of which something else than the file is there. */
    spoilt,
    cuts,
    /** The statuses of requests that are refused, one each; undefined for one that is not. */
    refusals,
    /** The bytes of each part that was sent, arrived or not. */
    sentBytes,
    break: (uploads: number) => void (breaks = uploads),
    take(url: string, { method, headers, body }: RequestInit): Response {
      const sha256 = url.split('/').at(-1)!;
      const refused = refusals.shift();
      // As a browser gives it: the answer to a HEAD has no body.
      if (refused && method === 'HEAD') return new Response(null, { status: refused, headers: problemType });
      if (refused) return problem(refused, 'refused');
      if (method === 'HEAD') return standing(sha256);
      if (method === 'PATCH') return takePart(sha256, new Headers(headers), body as Blob);
      if (breaks-- > 0) throw new TypeError('Failed to fetch');
      keep(sha256, body as Blob);
      return new Response(null, { status: 204 });
    },
  };
}

const problemType = { 'content-type': 'application/problem+json' };
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, retryAfterMs: 50 }), { status, headers: problemType });

const html = { 'content-type': 'text/html' };
