import type { Person, Session } from '@savepoint/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { signIn, type TestAgent } from '../testing/agent.ts';
import { openStage, type Stage } from '../testing/stage.ts';

let stage: Stage;
let server: SavepointServer;
let owner: TestAgent;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
  owner = await signIn(server);
}, 60_000);
afterAll(() => stage.close());

const idOf = async (agent: TestAgent) => ((await (await agent.get('/staff/session')).json()) as Session).staff.id;

test('of two owners who shut each other out at once one stays', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await signIn(server), await signIn(server)];
    const ids = [await idOf(one), await idOf(other)];
    const answers = await Promise.all([one.post(`/staff/people/${ids[1]}`, { disabled: true }), other.post(`/staff/people/${ids[0]}`, { games: { all: 'agent' } })]);
    const done = answers.map(({ status }) => status);
    expect(done.filter((status) => status === 204), `round ${round}: ${done}`).toHaveLength(1);
    const { people } = (await (await owner.get('/staff/people')).json()) as { people: Person[] };
    const left = people.filter(({ id, games, disabled }) => ids.includes(id) && !disabled && 'all' in games && games.all === 'owner');
    expect(left).toHaveLength(1);
  }
});
