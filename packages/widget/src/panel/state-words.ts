import type { Case } from '@savepoint/sdk';
import { text } from '../i18n/text.ts';

/** How a case stands, in words for a player. */
export const stateWords = ({ state, solved }: Case) =>
  (solved === 'confirmed' && text.solved.done) || (solved === 'asked' && text.solved.ask) || text.states[state];
