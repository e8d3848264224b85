import type { CaseNote, MentionsPage } from '@savepoint/protocol';
import { noteRequest } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { listColleagues } from '../staff/colleagues.ts';
import { actorOf } from './actor.ts';
import { forgetSent } from './draft-store.ts';
import { readMentions, seeMentions, writeNote } from './note-store.ts';
import { caseId } from './routes.ts';
import { change } from './acting.ts';
import { NOTHING_WRITTEN, type Written } from './write-effects.ts';

/** Notes: what staff say among themselves. They make an event for consoles, and never an update for a player. */
export function noteRoutes(app: Http, db: Kysely<Database>, onChange: (written: Written) => void): void {
  app.post('/staff/cases/:id/notes', async (c) => {
    const [actor, id] = [actorOf(c), caseId(c)];
    const { mentions, ...given } = await readJson(c, noteRequest);
    const outcome = await change(db, actor, id, async (trx, head, _effects, nowMs) => {
      const colleagues = mentions.length > 0 ? await listColleagues(trx, [head.gameId]) : [];
      const named = colleagues.filter((one) => one.named.includes(head.gameId) && mentions.includes(one.id));
      const by = { id: actor.id, name: actor.name };
      const note: CaseNote = { ...given, at: nowMs, by, mentions: named.map((one) => one.id) };
      const isNew = await writeNote(trx, { caseId: id, gameId: head.gameId }, note);
      if (isNew === null) return 'id_taken';
      if (!isNew) return NOTHING_WRITTEN;
      await forgetSent(trx, { caseId: id, staffId: actor.id, mode: 'note' }, { text: note.text, attachments: [] });
      return { head, updates: [], events: [{ caseId: id, kind: 'note.added', note }] };
    });
    if (outcome === 'not_found' || outcome === 'id_taken') throw new ProblemError(outcome);
    if (typeof outcome !== 'string' && 'feed' in outcome) onChange(outcome);
    return c.body(null, 204);
  });

  app.get('/staff/mentions', async (c) => {
    const { id, games } = actorOf(c);
    return c.json({ mentions: await readMentions(db, id, games) } satisfies MentionsPage);
  });

  app.post('/staff/cases/:id/mentions/seen', async (c) => {
    const { id, games } = actorOf(c);
    if (!(await seeMentions(db, caseId(c), id, games))) throw new ProblemError('not_found');
    return c.body(null, 204);
  });
}
