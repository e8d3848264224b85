import { LIMITS } from '@savepoint/protocol';
import { syncRequest } from '@savepoint/protocol/schemas';
import type { Http } from '../http/base.ts';
import { readJson } from '../http/read-json.ts';
import type { PlayerTokens } from '../players/token.ts';
import type { Intake } from './intake.ts';

export function syncRoutes(app: Http, intake: Intake, tokens: PlayerTokens): void {
  app.post('/v1/sync', async (c) => {
    const player = await tokens.read(c);
    return c.json(await intake.sync(player, await readJson(c, syncRequest, LIMITS.syncBytes)));
  });
}
