import { isWriting, LIMITS, PROTOCOL_VERSION } from '@savepoint/protocol';
import type { CaseCopies } from '../cases/case-copies.ts';
import { attachedTo, type Refused, type Waiting } from '../outbox/entry.ts';
import type { Keyed, Outbox } from '../outbox/outbox.ts';
import type { Platform } from '../platform/platform.ts';
import type { Store } from '../platform/store.ts';
import { addToOutbox } from '../outbox/writer.ts';
import { applyAnswer, RESYNC_KEY } from './apply.ts';
import type { Credentials } from './credentials.ts';
import { lostEnvelopes } from './lost.ts';
import type { Uploads } from './uploads.ts';
import type { Outcome, Wire } from './wire.ts';

/** How one exchange ended, for the one who plans the next. */
export type Ending =
  | { is: 'done'; nextPollMs: number; more: boolean }
  /** `hold`: the server has said so of everything, and nothing is asked of it before. */
  | { is: 'failed'; retryAfterMs: number; hold?: boolean };

export interface ExchangeParts {
  platform: Platform;
  store: Store;
  wire: Wire;
  uploads: Uploads;
  outbox: Outbox;
  copies: CaseCopies;
  credentials: Credentials;
  /** The case on screen, if any. */
  watching(): string | undefined;
  /** How often this code has thrown over an envelope that went alone, by its key. */
  thrown: Map<string, number>;
  /** Hears of refusals that the studio must mend: a game that is not registered, a wrong address. */
  onProblem(code: string, detail?: string): void;
}

/** A third of what one request may hold: a character can take three bytes. */
const BATCH_CHARS = LIMITS.syncBytes / 3;

/** An envelope that has thrown so often is what throws, and is set aside. */
const THROWS_BEFORE_ASIDE = 3;

/**
 * Sends the first waiting envelopes with the cursor, and applies the answer in one transaction. An envelope that the
 * server, or this code, cannot read in company goes alone, and is set aside as refused when it cannot be read alone either.
 */
export async function exchange(parts: ExchangeParts, most: number = LIMITS.envelopesPerSync): Promise<Ending> {
  const { store, outbox, credentials, thrown } = parts;
  const token = await credentials.token();
  if (token.is === 'problem' && token.code === 'install_taken') return startAnew(store);
  if (token.is !== 'answer') return failed(token, parts);

  // Before the copies: where tabs have no lock, those may then be newer than the place they are read on from, never older.
  const cursor = ((await store.get('cursor')) as string | undefined) ?? null;
  await outbox.load();
  const waiting = outbox.waiting().slice(0, most);
  try {
    return await carry(parts, waiting, cursor, token.body);
  } catch (error) {
    // What the store throws says nothing about an envelope.
    if (error instanceof DOMException) throw error;
    if (waiting.length > 1) return exchange(parts, 1);
    const [first] = waiting;
    if (!first) throw error;
    const times = (thrown.get(first.key) ?? 0) + 1;
    thrown.set(first.key, times);
    if (times < THROWS_BEFORE_ASIDE) throw error;
    return setAside(store, first, String(error));
  }
}

async function carry(
  parts: ExchangeParts,
  waiting: Keyed<Waiting>[],
  cursor: string | null,
  token: string,
): Promise<Ending> {
  const { platform, store, wire, uploads, outbox, copies } = parts;
  const sent = firstBatch(waiting);
  const late = new Set<string>();
  for (const { entry } of sent) {
    const upload = await uploads.before(entry.files, token, late);
    if (upload !== 'settled') return tryAgain(upload, parts);
  }
  // A page may call it by a number, for which the server would refuse all that goes with it.
  const shown: unknown = parts.watching();
  const outcome = await wire.sync(
    {
      v: PROTOCOL_VERSION,
      cursor,
      sentAt: platform.now(),
      envelopes: sent.map(({ entry }) => entry.envelope),
      watching: shown === undefined || shown === null ? null : String(shown),
    },
    token,
  );
  if (outcome.is === 'problem') {
    if (outcome.status === 401) return tryAgain('unauthorized', parts);
    const unreadable = outcome.status === 400 || outcome.status === 413;
    if (unreadable && sent.length > 1) return exchange(parts, 1);
    if (unreadable && sent[0]) return setAside(store, sent[0], outcome.code);
  }
  if (outcome.is !== 'answer') return failed(outcome, parts);

  const left = () => [...outbox.waiting(), ...outbox.refused()];
  const { puts, deletes, retryAfterMs } = applyAnswer(outcome.body, sent, copies.all(), late, left());
  await store.write(puts, deletes);
  await outbox.load();
  if (!outcome.body.more && (await store.get(RESYNC_KEY))) await sendLostAgain(parts);
  const upload = await uploads.late(token, (sha256) => attachedTo(left()).has(sha256));
  if (upload !== 'settled') return tryAgain(upload, parts);
  // An answer that moves nothing on must not be asked for again at once.
  if (retryAfterMs > 0 || (sent.length > 0 && deletes.length === 0)) return { is: 'failed', retryAfterMs };
  const more = outcome.body.more === true || outbox.waiting().length > 0;
  return { is: 'done', nextPollMs: outcome.body.nextPollMs, more };
}

/** Moves an envelope that can never be sent to those the player is shown, if there is a word in it, and goes on with the next. */
async function setAside(store: Store, { key, entry }: Keyed<Waiting>, message: string): Promise<Ending> {
  const refused: Refused = { v: 1, envelope: entry.envelope, code: 'malformed', message };
  await store.write(isWriting(entry.envelope) ? [[`r/${key.slice(2)}`, refused]] : [], [key]);
  return { is: 'done', nextPollMs: 0, more: true };
}

/** Another install has this one's name on the server: what waits here goes out under a new one. */
async function startAnew(store: Store): Promise<Ending> {
  await store.write([], ['install', 'token', 'cursor']);
  return { is: 'failed', retryAfterMs: 0 };
}

/** A token that has run out, or is of another life of the server, is dropped: the install registers again. */
async function tryAgain(upload: 'unauthorized' | 'undelivered', { credentials, uploads }: ExchangeParts): Promise<Ending> {
  if (upload === 'unauthorized') await credentials.drop();
  return { is: 'failed', retryAfterMs: uploads.waitMs() };
}

function failed(outcome: Exclude<Outcome<unknown>, { is: 'answer' }>, parts: ExchangeParts): Ending {
  if (outcome.is === 'undelivered') return { is: 'failed', retryAfterMs: outcome.retryAfterMs, hold: outcome.retryAfterMs > 0 };
  parts.onProblem(outcome.code, outcome.detail);
  return { is: 'failed', retryAfterMs: 0 };
}

function firstBatch(waiting: Keyed<Waiting>[]): Keyed<Waiting>[] {
  let chars = 0;
  return waiting.filter(({ entry }, i) => {
    chars += JSON.stringify(entry.envelope).length;
    return i === 0 || chars < BATCH_CHARS;
  });
}

/** Gives a database that was set back again what it had confirmed and lost. */
async function sendLostAgain({ store, outbox, copies, platform }: ExchangeParts) {
  for (const envelope of lostEnvelopes(copies.all().values(), outbox.waiting(), platform.now())) {
    await addToOutbox(store, envelope);
  }
  await store.write([], [RESYNC_KEY]);
  await outbox.load();
}
