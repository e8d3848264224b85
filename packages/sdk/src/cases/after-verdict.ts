import type { Verdict } from '@savepoint/protocol';

/** What a player's word makes of a case, before the server has told what it made of it. */
export const afterVerdict = ({ kind, body }: Verdict) =>
  kind === 'case.rate'
    ? { rating: body.score }
    : kind === 'case.confirm'
      ? ({ state: 'closed', solved: 'confirmed' } as const)
      : ({ state: 'open', solved: undefined } as const);
