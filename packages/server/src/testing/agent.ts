import { newId, type CaseDetail, type CasePage, type Role, type Uuid } from '@savepoint/protocol';
import type { SavepointServer } from '../app.ts';
import { postJson } from './player.ts';

/** A signed-in agent without a console. */
export interface TestAgent {
  cookie: string;
  headers: Record<string, string>;
  get(path: string): Promise<Response>;
  post(path: string, body: unknown): Promise<Response>;
  list(query?: string): Promise<CasePage>;
  open(caseId: Uuid): Promise<CaseDetail>;
  reply(caseId: Uuid, text: string, id?: Uuid): Promise<Response>;
}

/** Default: `owner` for all games, `agent` for some. */
export async function signIn(server: SavepointServer, games: string[] | 'all' = 'all', role?: Role): Promise<TestAgent> {
  const email = `${newId()}@example.com`;
  await server.addStaff({ email, name: 'Robin', password: 'correct horse', games, ...(role && { role }) });
  const origin = { origin: server.url };
  const response = await postJson(`${server.url}/staff/session`, { email, password: 'correct horse' }, origin);
  if (!response.ok) throw new Error(`sign-in answered ${response.status}`);
  const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
  const headers = { ...origin, cookie };
  const get = (path: string) => fetch(server.url + path, { headers });
  const post = (path: string, body: unknown) => postJson(server.url + path, body, headers);
  return {
    cookie,
    headers,
    get,
    post,
    list: async (query = '') => (await (await get(`/staff/cases${query}`)).json()) as CasePage,
    open: async (caseId) => (await (await get(`/staff/cases/${caseId}`)).json()) as CaseDetail,
    reply: (caseId, text, id = newId()) => post(`/staff/cases/${caseId}/messages`, { id, text }),
  };
}
