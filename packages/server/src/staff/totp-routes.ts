import { codeRequest, passwordProof } from '@savepoint/protocol/schemas';
import type { Kysely } from 'kysely';
import type { Database } from '../db/schema.ts';
import type { Http } from '../http/base.ts';
import { ProblemError } from '../http/problem.ts';
import { readJson } from '../http/read-json.ts';
import { sessionOf } from './guard.ts';
import type { Seal } from './sealed.ts';
import { provePassword } from './session-routes.ts';
import { beginTry, forgive } from './throttle.ts';
import { beginTotp, confirmTotp, endTotp } from './totp.ts';

/** The second factor of whoever is signed in. */
export function totpRoutes(app: Http, db: Kysely<Database>, seal: Seal): void {
  app.post('/staff/me/totp', async (c) => {
    const { staff } = sessionOf(c);
    const uri = await beginTotp(db, seal, staff.id, staff.email);
    // A stolen session must not put its own authenticator in the place of the right one.
    if (uri === null) throw new ProblemError('id_taken', { detail: 'Remove the present authenticator first' });
    return c.json({ uri });
  });

  app.post('/staff/me/totp/confirm', async (c) => {
    const { staff, totp } = sessionOf(c);
    const { code } = await readJson(c, codeRequest);
    if (totp) throw new ProblemError('id_taken');
    const retryAfterMs = await beginTry(db, `totp ${staff.id}`, Date.now());
    if (retryAfterMs > 0) throw new ProblemError('too_many_requests', { retryAfterMs });
    const recoveryCodes = await confirmTotp(db, seal, staff.id, code);
    if (!recoveryCodes) throw new ProblemError('wrong_code');
    await forgive(db, [`totp ${staff.id}`]);
    return c.json({ recoveryCodes });
  });

  app.delete('/staff/me/totp', async (c) => {
    const { staff } = sessionOf(c);
    await provePassword(db, staff.email, (await readJson(c, passwordProof)).password);
    await endTotp(db, staff.id);
    return c.body(null, 204);
  });
}
