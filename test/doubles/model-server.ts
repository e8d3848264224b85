import type { Envelope, Message, SyncAnswer, SyncRequest, SyncResult, Update, Uuid } from '@savepoint/protocol';
import type { CaseHead } from '../../packages/server/src/cases/change.ts';
import { decide, outcomeKey, type KnownMessage } from '../../packages/server/src/intake/decide.ts';
import { checkEnvelope } from '../../packages/server/src/intake/validate.ts';

/** How one request goes wrong. `repeated`: a browser sends it again by itself after a dropped connection. */
export const REQUEST_FAULTS = [
  'request lost',
  'answer lost',
  'repeated',
  'html',
  'server error',
  'overloaded',
  'token refused',
  'request refused',
] as const;

export type RequestFault = (typeof REQUEST_FAULTS)[number] | 'none';

/** The server's own rules, `checkEnvelope` and `decide`, over a database in memory. One fault a request, then none. */
export function createModelServer(faults: RequestFault[]) {
  const heads = new Map<Uuid, CaseHead>();
  const messages = new Map<Uuid, KnownMessage & Message>();
  const outcomes = new Map<string, SyncResult>();
  const feeds = new Map<Uuid, Update[]>();
  const verdicts = new Set<Uuid>();
  let numbers = 0;

  function sync(playerId: Uuid, { cursor, envelopes, sentAt }: SyncRequest): SyncAnswer {
    const checked = envelopes.map((given) => checkEnvelope(given, sentAt, 'full'));
    const valid = checked.flatMap(({ envelope }): Envelope[] => (envelope ? [envelope] : []));
    const tooOld = new Set(checked.flatMap((one) => (one.envelope && one.tooOld ? [one.envelope.id] : [])));
    const job = { playerId, gameId: 'g', envelopes: valid, tooOld };
    const fresh = valid.map(() => ++numbers);
    const decision = decide([job], {
      outcomes, cases: heads, messages, forms: new Map(), verdicts, doors: new Map(), chats: new Set(), numbers: fresh, nowMs: 1, banned: new Set(),
      rules: new Map(), ruleFacts: new Map(),
    });
    for (const [id, head] of decision.effects.heads) heads.set(id, head);
    for (const { head, message } of decision.effects.messages) messages.set(message.id, { ...message, caseId: head.id });
    for (const { id } of decision.effects.verdicts) verdicts.add(id);
    for (const { envelopeId, result } of decision.outcomes) outcomes.set(outcomeKey(playerId, envelopeId), result);
    const feed = [...(feeds.get(playerId) ?? []), ...(decision.effects.updates.get(playerId) ?? [])];
    feeds.set(playerId, feed);
    const next = decision.results[0]!.values();
    const updates = feed.slice(Number(cursor ?? 0), Number(cursor ?? 0) + 7);
    const reached = Number(cursor ?? 0) + updates.length;
    return {
      results: checked.map(({ result }) => result ?? next.next().value!),
      updates,
      cursor: String(reached),
      ...(reached < feed.length && { more: true }),
      nextPollMs: 0,
    };
  }

  function answer(url: string, init: RequestInit): Response {
    const body = JSON.parse(String(init.body));
    if (url.endsWith('/v1/players')) {
      return Response.json({ playerId: body.install.id, token: body.install.id, expiresInMs: 1e15 });
    }
    const token = new Headers(init.headers).get('authorization')!.slice('Bearer '.length);
    return Response.json(sync(token, body));
  }

  return {
    /** The texts that are stored, by case, in the order the server gives them. */
    delivered(): Map<Uuid, string[]> {
      const all = [...messages.values()].sort((a, b) => a.seq - b.seq);
      const cases = new Map<Uuid, string[]>();
      for (const { caseId, text } of all) cases.set(caseId, [...(cases.get(caseId) ?? []), text]);
      return cases;
    },
    async fetch(url: string, init: RequestInit): Promise<Response> {
      switch (faults.shift() ?? 'none') {
        case 'none':
          return answer(url, init);
        case 'request lost':
          throw new TypeError('Failed to fetch');
        case 'answer lost':
          answer(url, init);
          throw new TypeError('Failed to fetch');
        case 'repeated':
          answer(url, init);
          return answer(url, init);
        case 'html':
          return new Response('<html>Sign in to the hotel</html>', { headers: { 'content-type': 'text/html' } });
        case 'server error':
          return new Response('oops', { status: 500 });
        case 'overloaded':
          return problem(503, 'unavailable');
        case 'token refused':
          return problem(401, 'token_expired');
        case 'request refused':
          return problem(400, 'malformed');
      }
    },
  };
}

const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ status, code, retryAfterMs: 40 }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
