import { allows, isDeskAction, newId, ROLES, type Uuid } from '@savepoint/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { ROUTE_PERMISSIONS } from './route-permissions.ts';

let stage: Stage;
let server: SavepointServer;
let own: Uuid;
let others: Uuid;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  const open = async (game: string) => {
    const opening = openingCase();
    await (await register(server.url, game)).sync([opening]);
    return opening.caseId;
  };
  [own, others] = [await open('orbit'), await open('harbor')];
}, 60_000);
afterAll(() => stage.close());

/** The addresses under `/staff` as the running server has them. */
const routes = () => [...new Set(server.routes.filter((route) => / \/staff\//.test(route)))];

test('every address of staff stands in the table, and nothing else does', () => {
  const optional = ['GET /staff/oidc/start', 'GET /staff/oidc/callback'];
  expect(routes().toSorted()).toEqual(Object.keys(ROUTE_PERMISSIONS).filter((route) => !optional.includes(route)).toSorted());
});

test('nobody gets anywhere without a session', async () => {
  for (const route of routes()) {
    if (ROUTE_PERMISSIONS[route] === 'public') continue;
    expect([route, (await ask({ origin: server.url }, route, own)).status]).toEqual([route, 401]);
  }
});

describe.each(ROLES)('%s', (role) => {
  let somewhere: TestAgent;
  let everywhere: TestAgent;
  beforeAll(async () => {
    somewhere = await signIn(server, ['orbit'], role);
    everywhere = await signIn(server, 'all', role);
  });

  test('does what the table allows on the own game, and nothing else', async () => {
    for (const [route, demand] of demanding()) {
      const desk = isDeskAction(demand);
      const { status } = await ask(somewhere.headers, route, own);
      expect([route, status !== 403]).toEqual([route, !desk && allows(role, demand)]);
      const wide = await ask(everywhere.headers, route, own);
      expect([route, 'everywhere', wide.status !== 403]).toEqual([route, 'everywhere', allows(role, demand)]);
    }
    // Every address is asked twice.
  }, 60_000);

  test('learns nothing of a case of another game, and changes nothing there', async () => {
    const before = await snapshot();
    for (const [route, demand] of demanding()) {
      if (!/\/(cases|chats)\/:id/.test(route) || !allows(role, demand)) continue;
      const { status } = await ask(somewhere.headers, route, others);
      expect([route, status]).toEqual([route, 404]);
    }
    expect(await snapshot()).toEqual(before);
  });
});

const demanding = () =>
  routes().flatMap((route) => {
    const demand = ROUTE_PERMISSIONS[route]!;
    return demand === 'public' || demand === 'self' ? [] : [[route, demand] as const];
  });

/** Bodies that are valid where a case is named, so that only the permission decides; elsewhere an empty one will do. */
const BODIES: Record<string, () => unknown> = {
  'POST /staff/cases/:id/redact': () => ({ context: [['state']], reason: 'why', after: null }),
  'POST /staff/cases/:id/messages': () => ({ id: newId(), text: 'Hello' }),
  'POST /staff/cases/:id/read': () => ({ upTo: 1 }),
  'POST /staff/cases/:id/state': () => ({ state: 'open' }),
  'POST /staff/cases/:id/notes': () => ({ id: newId(), text: 'Seen' }),
  'PUT /staff/cases/:id/drafts/:mode': () => ({ text: 'Dear' }),
  'POST /staff/cases/:id/edit': () => ({ priority: 'high' }),
};

function ask(headers: Record<string, string>, route: string, caseId: Uuid): Promise<Response> {
  const [method = '', path = ''] = route.split(' ');
  const named = path.replace(/\/(cases|chats)\/:id/, `/$1/${caseId}`).replace('/:game', '/orbit').replace('/:mode', '/reply').replace(/:\w+/g, newId());
  const body = method === 'GET' ? undefined : JSON.stringify(BODIES[route]?.() ?? {});
  return fetch(server.url + named, { method, headers, redirect: 'manual', ...(body && { body }) });
}

async function snapshot() {
  const cases = await server.db.selectFrom('cases').selectAll().where('id', '=', others).execute();
  const messages = await server.db.selectFrom('message').selectAll().where('case_id', '=', others).execute();
  return { cases, messages };
}

