import type { CaseDetail, StaffPush, Uuid } from '@savepoint/protocol';
import type { Api } from './api.ts';
import type { Drafts } from './drafts.ts';

/** The case that is likely to be opened next, read while the agent still makes up their mind: far away that is half a second. */
export interface ReadAhead {
  /** This one may be next. It is read when nothing else is for a moment. */
  expect(id: Uuid): void;
  /** What was read of it, or is being read, if it still holds; given once. */
  take(id: Uuid): Early | null;
  /** What a push is about is read anew. */
  apply(push: StaffPush): void;
  /** Nothing holds any more: pushes may have been missed, or somebody else is here. */
  forget(): void;
}

export interface Early {
  detail: Promise<CaseDetail>;
  /** The drafts' moment when it was asked for. */
  asked: number;
}

export interface ReadAheadParts {
  api: Pick<Api, 'caseById'>;
  drafts: Pick<Drafts, 'moment'>;
  /** Whether pushes come: without them nobody would know what has become old. */
  live(): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  later(run: () => void, delayMs: number): void;
}

/** Passing over rows, by mouse or key, is faster than that. */
const DWELL_MS = 80;
/** Not everything is pushed: what a colleague writes and has not sent, for one. */
const HOLDS_MS = 15_000;

export function createReadAhead({ api, drafts, live, now, later }: ReadAheadParts): ReadAhead {
  let wished: Uuid | null = null;
  let kept: (Early & { id: Uuid; atMs: number }) | null = null;
  const held = (id: Uuid) => (kept?.id === id && now() - kept.atMs < HOLDS_MS ? kept : null);

  function read(id: Uuid): void {
    const mine = { id, atMs: now(), asked: drafts.moment(), detail: api.caseById(id) };
    kept = mine;
    mine.detail.catch(() => {
      if (kept === mine) kept = null;
    });
  }

  return {
    expect(id) {
      wished = id;
      later(() => {
        if (wished === id && live() && !held(id)) read(id);
      }, DWELL_MS);
    },
    take(id) {
      const found = held(id);
      wished = kept = null;
      return found;
    },
    apply({ reset, events, cases }) {
      const isAbout = events.some(({ caseId }) => caseId === kept?.id) || cases.some(({ id }) => id === kept?.id);
      if (reset || isAbout) kept = null;
    },
    forget: () => void (wished = kept = null),
  };
}
