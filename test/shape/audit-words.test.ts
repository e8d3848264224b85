import { expect, test } from 'vitest';
import { en } from '../../packages/console/src/i18n/en.ts';
import { ROUTE_PERMISSIONS } from '../../packages/server/src/staff/route-permissions.ts';

/** Pages and questions about oneself that cannot be refused, and so are never noted. */
const NEVER_NOTED = ['GET /staff/session', 'GET /staff/sign-in', 'GET /staff/oidc/start'];

test('whatever the audit log can hold has words of its own', () => {
  const routes = Object.keys(ROUTE_PERMISSIONS).filter((route) => !NEVER_NOTED.includes(route));
  expect(Object.keys(en.audit.done).toSorted()).toEqual(routes.toSorted());
});
