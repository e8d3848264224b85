import type { FormDetail, FormPage, FormSaved } from '@savepoint/protocol';
import { formFault, publishFormsRequest, saveFormRequest, unpublishFormsRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { lockGame } from '../games/game-store.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { publish } from '../help/publish.ts';
import { sessionOf } from '../staff/guard.ts';
import { makeFormsLive, readForms, readHistory, saveForm, takeFormsBack } from './form-store.ts';
import { staleWords } from './stale-words.ts';

const FORM_BYTES = 512 * 1024;

/** What staff do with the forms of their games. A saved form reaches players when its version is published. */
export function formRoutes(app: Http, db: Kysely<Database>): void {
  app.get('/staff/forms/:game', async (c) => {
    const { gameId } = gameOf(c);
    return c.json({ forms: await readForms(db, gameId) } satisfies FormPage);
  });

  app.get('/staff/forms/:game/:form', async (c) => {
    const { gameId } = gameOf(c);
    const versions = await readHistory(db, gameId, c.req.param('form'));
    const newest = versions.at(-1);
    if (!newest) throw new ProblemError('not_found');
    const live = versions.findLast((one) => one.live);
    return c.json({
      version: newest.version,
      definition: newest.definition,
      ...(live && { liveVersion: live.version, live: live.definition }),
      stale: staleWords(versions.map(({ definition }) => definition)),
    } satisfies FormDetail);
  });

  app.put('/staff/forms/:game', async (c) => {
    const { gameId, staffId } = gameOf(c);
    const { definition, basedOn } = await readJson(c, saveFormRequest, FORM_BYTES);
    const wrong = formFault(definition);
    if (wrong) throw new ProblemError('malformed', { detail: `The field "definition.${wrong}" is not valid` });
    const version = await saveForm(db, gameId, definition, { basedOn, staffId });
    if (version === 'conflict') throw new ProblemError('version_mismatch');
    return c.json({ version } satisfies FormSaved);
  });

  app.post('/staff/forms/:game/publish', async (c) => {
    const { gameId, staffId } = gameOf(c);
    const { forms } = await readJson(c, publishFormsRequest);
    const sequence = await db.transaction().execute(async (trx) => {
      await lockGame(trx, gameId);
      if ((await makeFormsLive(trx, gameId, forms)) !== forms.length) throw new ProblemError('version_mismatch');
      return publish(trx, gameId, staffId);
    });
    return c.json({ sequence });
  });

  app.post('/staff/forms/:game/unpublish', async (c) => {
    const { gameId, staffId } = gameOf(c);
    const { forms } = await readJson(c, unpublishFormsRequest);
    const sequence = await db.transaction().execute(async (trx) => {
      await lockGame(trx, gameId);
      if ((await takeFormsBack(trx, gameId, forms)) !== new Set(forms).size) throw new ProblemError('not_found');
      return publish(trx, gameId, staffId);
    });
    return c.json({ sequence });
  });

  function gameOf(c: Context): { gameId: string; staffId: string } {
    const { games, staff } = sessionOf(c);
    const game = games.find(({ id }) => id === c.req.param('game'));
    if (!game) throw new ProblemError('not_found');
    return { gameId: game.id, staffId: staff.id };
  }
}
