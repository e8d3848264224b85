import type { RulesPage } from '@savepoint/protocol';
import { dryRunRequest, publishRulesRequest, saveRulesRequest } from '@savepoint/protocol/schemas';
import type { Context } from 'hono';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { dryRun } from './dry-run.ts';
import { publishRules, readRules, saveRules } from './rule-store.ts';

const RULES_BYTES = 512 * 1024;

/** What staff do with a game's rules. Saved ones hold for reports when their version is published. */
export function ruleRoutes(app: Http, db: Kysely<Database>): void {
  app.get('/staff/rules/:game', async (c) => c.json((await readRules(db, gameOf(c).gameId)) satisfies RulesPage));

  app.put('/staff/rules/:game', async (c) => {
    const { gameId, staffId } = gameOf(c);
    const { rules, basedOn } = await readJson(c, saveRulesRequest, RULES_BYTES);
    const version = await saveRules(db, gameId, rules, { basedOn, staffId });
    if (version === 'conflict') throw new ProblemError('version_mismatch');
    return c.json({ version });
  });

  app.post('/staff/rules/:game/publish', async (c) => {
    const { gameId } = gameOf(c);
    const { version } = await readJson(c, publishRulesRequest);
    if (!(await publishRules(db, gameId, version))) throw new ProblemError('not_found');
    return c.body(null, 204);
  });

  app.post('/staff/rules/:game/dry-run', async (c) => {
    const { gameId } = gameOf(c);
    const { rules } = await readJson(c, dryRunRequest, RULES_BYTES);
    return c.json(await dryRun(db, gameId, rules));
  });
}

function gameOf(c: Context): { gameId: string; staffId: string } {
  const { games, staff } = sessionOf(c);
  const game = games.find(({ id }) => id === c.req.param('game'));
  if (!game) throw new ProblemError('not_found');
  return { gameId: game.id, staffId: staff.id };
}
