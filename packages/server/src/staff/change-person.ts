import type { Session, StaffGames, Uuid } from '@savepoint/protocol';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import { permitted } from './guard.ts';
import { demandGrant, mayGrant } from './granting.ts';
import { endSessions } from './sessions.ts';
import { describeStaff, listPeople, setGames } from './staff-store.ts';

/** What somebody works on from now, and whether they are shut out. Throws `not_found`, `forbidden` or `unknown_game`. */
export async function changePerson(
  db: Kysely<Database>,
  by: Session,
  id: Uuid,
  { games, disabled }: { games?: StaffGames | undefined; disabled?: boolean | undefined },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Both are held, and read anew: of two who take each other's role at once the second one may no more.
    const held = trx.selectFrom('staff').select('id').where('id', 'in', [by.staff.id, id]);
    await held.orderBy('id').forNoKeyUpdate().execute();
    const own = by.staff.email === '' ? by : permitted(await describeStaff(trx, by.staff.id), 'staff.change');
    const person = (await listPeople(trx)).find((one) => one.id === id);
    if (!person) throw new ProblemError('not_found');
    // Nobody raises, shuts out or demotes themselves or those above: the last owner would be gone by a slip.
    if (!own || own === 'forbidden' || id === own.staff.id || !mayGrant(own, person.games)) throw new ProblemError('forbidden');
    if (games) {
      await demandGrant(trx, own, games);
      await setGames(trx, id, games);
    }
    if (disabled !== undefined) await trx.updateTable('staff').set({ disabled }).where('id', '=', id).execute();
    if (disabled) await endSessions(trx, id);
  });
}
