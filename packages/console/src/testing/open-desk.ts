import { createDesk } from '../models/desk.ts';
import { aCase } from './cases.ts';
import { createFakePage, createFakeStorage, settled } from './fake-page.ts';
import { createFakeServer } from './fake-server.ts';

/** Cases in, a desk whose agent has signed in to a server in memory that has them out. */
export async function openDesk(cases = [aCase(1), aCase(2), aCase(3)], hash = '') {
  const server = createFakeServer(cases);
  const page = createFakePage(hash);
  const storage = createFakeStorage();
  const desk = createDesk({ api: server.api, live: server.live, storage, page });
  await desk.session.restore();
  await settled();
  const numbers = () => desk.inbox.rows.value.map(({ number }) => number);
  return { server, page, storage, desk, numbers };
}
