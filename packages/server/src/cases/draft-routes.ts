import { DRAFT_MODES, type DraftSaved } from '@savepoint/protocol';
import { draftRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { actorOf } from './actor.ts';
import { saveDraft } from './draft-store.ts';
import { caseId } from './routes.ts';

/** What staff have written and not sent, kept for themselves alone. */
export function draftRoutes(app: Http, db: Kysely<Database>): void {
  app.put('/staff/cases/:id/drafts/:mode', async (c) => {
    const { id: staffId, games } = actorOf(c);
    const { base, ...words } = await readJson(c, draftRequest);
    const mode = DRAFT_MODES.find((one) => one === c.req.param('mode'));
    if (!mode) throw new ProblemError('not_found');
    const version = await saveDraft(db, { caseId: caseId(c), staffId, games, mode, base }, words);
    if (typeof version === 'string') throw new ProblemError(version);
    return c.json({ version } satisfies DraftSaved);
  });
}
