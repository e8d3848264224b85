import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SavepointServer } from '../app.ts';
import { openingCase, register } from '../testing/player.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { createCollectionLevels } from './collection-levels.ts';

let stage: Stage;
let server: SavepointServer;

beforeAll(async () => {
  stage = await openStage();
  server = await stage.server();
}, 60_000);
afterAll(() => stage.close());

test('keeps nothing above the level of the game, whatever a client sends', async () => {
  await server.addGame({ id: 'nursery', name: 'Nursery', collect: 'none' });
  const player = await register(server.url, 'nursery');
  const open = openingCase({
    context: {
      game: { id: 'nursery', build: '1.0.0' },
      device: { class: 'tablet', os: 'Android', model: 'SM-T500', gpu: 'Adreno 610' },
      player: { id: 'kid-7', name: 'Mia' },
      network: { online: true },
    },
  });
  expect((await player.sync([open])).results).toMatchObject([{ status: 'stored' }]);
  const { context, os } = await server.db
    .selectFrom('cases')
    .select(['context', 'os'])
    .where('id', '=', open.caseId)
    .executeTakeFirstOrThrow();
  expect(context).toEqual({ game: { id: 'nursery', build: '1.0.0' }, device: { class: 'tablet' } });
  expect(os).toBeNull();
});

test('hears of a new level within ten seconds, and of a new game at once', async () => {
  let now = 0;
  const levelOf = createCollectionLevels(server.db, () => now);
  await server.addGame({ id: 'later', name: 'Later' });
  expect(await levelOf('later')).toBe('full');
  await server.addGame({ id: 'later', name: 'Later', collect: 'basic' });
  expect(await levelOf('later')).toBe('full');
  now += 10_001;
  expect(await levelOf('later')).toBe('basic');
  await server.addGame({ id: 'later', name: 'Renamed' });
  now += 10_001;
  expect(await levelOf('later')).toBe('basic');
  expect(await levelOf('nowhere')).toBe('none');
});
