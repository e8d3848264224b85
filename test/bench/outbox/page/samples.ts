import { newId, type CaseOpen, type Envelope } from '@savepoint/protocol';

/** Text that does not compress to nothing. */
function noise(chars: number): string {
  let text = '';
  while (text.length < chars) text += Math.random().toString(36).slice(2);
  return text.slice(0, chars);
}

/** A message of about so many bytes as JSON. */
export function message(bytes: number, caseId = newId()): Envelope {
  const body = { messageId: newId(), text: '', attachments: [] };
  const envelope: Envelope = { id: newId(), kind: 'message.send', at: Date.now(), caseId, body };
  body.text = noise(bytes - JSON.stringify(envelope).length);
  return envelope;
}

/** New cases, then messages to them in turn: what a player long offline could have written. */
export function conversation(cases: number, envelopes: number, bytes: number): Envelope[] {
  const opened = Array.from({ length: cases }, (): CaseOpen => {
    const body = { messageId: newId(), topic: 'bug' as const, text: noise(bytes / 2), attachments: [], context: {} };
    return { id: newId(), kind: 'case.open', at: Date.now(), caseId: newId(), body };
  });
  const sent = Array.from({ length: envelopes - cases }, (_, n) => message(bytes, opened[n % cases]!.caseId));
  return [...opened, ...sent];
}
