import { LIMITS, type ImportAnswer } from '@savepoint/protocol';
import { handover } from '@savepoint/protocol/schemas';
import type { Logger } from 'pino';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from '../staff/guard.ts';
import { takeReport, type ReportParts } from './take-report.ts';

/** Staff give in what a player handed them. */
export function handoverRoutes(app: Http, parts: ReportParts, log: Logger): void {
  app.post('/staff/import', async (c) => {
    // Before the body: nobody without a session may send megabytes.
    const { staff, games } = sessionOf(c);
    const report = await readJson(c, handover, LIMITS.handoverBytes);
    if (!games.some((game) => game.id === report.game)) throw new ProblemError('unknown_game');
    const answer = await takeReport(parts, report);
    log.info({ staff: staff.id, caseId: answer.caseId }, 'took a report from a file');
    return c.json(answer satisfies ImportAnswer);
  });
}
