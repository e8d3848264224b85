import type { Case, StorageState } from '@savepoint/sdk';
import { text } from '../i18n/text.ts';

/** How a case stands, in words for a player. */
export const stateWords = ({ state, solved }: Case) =>
  (solved === 'confirmed' && text.solved.done) || (solved === 'asked' && text.solved.ask) || text.states[state];

/** What becomes of a report that is not sent yet. */
export const savedWords = (storage: StorageState) => (storage === 'durable' ? text.saved : text.savedVolatile);
