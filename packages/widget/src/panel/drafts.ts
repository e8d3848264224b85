import type { Support } from '@savepoint/sdk';
import { createDraft, type Draft } from './draft.ts';

type Whose = string | undefined;

/** By the player's id. */
const drafts = new WeakMap<Support, Map<Whose, Draft>>();

/**
 * What the player who is signed in now is writing: one player's words are never shown to another. What was written while
 * nobody was signed in goes along with who signs in, as what was reported then does.
 */
export function draftOf(support: Support): Draft {
  const { playerId } = support;
  const known = drafts.get(support);
  const own = known ?? new Map<Whose, Draft>();
  if (!known) {
    drafts.set(support, own);
    let before = playerId.value;
    playerId.subscribe((id) => {
      const unsigned = own.get(undefined);
      if (id !== undefined && before === undefined && unsigned) {
        own.delete(undefined);
        own.set(id, joined(unsigned, own.get(id)));
      }
      before = id;
    });
  }
  const draft = own.get(playerId.value) ?? createDraft(support);
  own.set(playerId.value, draft);
  return draft;
}

/** One draft of both. */
function joined(unsigned: Draft, own?: Draft): Draft {
  if (!own) return unsigned;
  const written = unsigned.written();
  if (written) own.takeUp(written);
  own.takeUpFiles(unsigned.attachments());
  unsigned.clearing()(true);
  void unsigned.stored();
  return own;
}
