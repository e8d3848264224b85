import type { CaseOpen } from './case-open.ts';
import type { MessageSend } from './message-send.ts';

/** Whether an envelope carries words of the player, with the files they name: what is shown, kept and handed over. */
export function isWriting<E extends { kind: string }>(envelope: E): envelope is E & (CaseOpen | MessageSend) {
  return envelope.kind === 'case.open' || envelope.kind === 'message.send';
}
