import { isWriting, newId, type Envelope } from '@savepoint/protocol';
import type { CaseCopy } from '../cases/case-copy.ts';
import type { Waiting } from '../outbox/entry.ts';
import type { Keyed } from '../outbox/outbox.ts';

/**
 * A copy as it must be read anew from another life of the database: which messages that one knows, under which numbers,
 * and what was read of them, is not known yet.
 */
export function forgotten({ number: _number, live: _live, chatId: _chat, agent: _agent, ...copy }: CaseCopy): CaseCopy {
  const messages = copy.messages.map(({ seq: _seq, ...message }) => message);
  return { ...copy, messages, playerReadSeq: 0, staffReadSeq: 0, staffHasSeq: 0 };
}

/**
 * After the whole feed of a database that was set back: envelopes that give it again what the player had confirmed and it
 * does not know, under the same case and message ids. The context and the bytes of files are not kept that long.
 */
export function lostEnvelopes(copies: Iterable<CaseCopy>, waiting: Keyed<Waiting>[], nowMs: number): Envelope[] {
  const known = new Set(
    waiting.flatMap(({ entry: { envelope } }) => (isWriting(envelope) ? [envelope.body.messageId] : [])),
  );
  return [...copies].flatMap(({ id: caseId, number, topic, form, answers, messages }) =>
    messages
      .filter(({ id, from, seq }) => from === 'player' && seq === undefined && !known.has(id))
      .map(({ id: messageId, text, attachments, at }, i): Envelope => {
        const envelope = { id: newId(nowMs), at, caseId };
        const body = { messageId, text, attachments };
        return number === undefined && i === 0
          ? { ...envelope, kind: 'case.open', body: { ...body, topic, form, answers, context: {} } }
          : { ...envelope, kind: 'message.send', body };
      }),
  );
}
