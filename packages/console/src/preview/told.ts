import type { HelpSnapshot, Topic } from '@savepoint/protocol';

/** What an editor tells the page in its preview: what players would have, and where to look at it. */
export interface PreviewOrder {
  snapshot: HelpSnapshot;
  /** The form of a topic, an article by its id, or the guided menu; home without. */
  place?: { topic?: Topic; article?: string; guide?: boolean };
  look: 'auto' | 'light' | 'dark';
}

/** The page has been loaded and waits for an order. */
export const PREVIEW_READY = 'savepoint preview ready';
