import { expect, test } from 'vitest';
import { contextSections, notShared } from './context-rows.ts';
import { stateTree } from './state-tree.ts';
import { reportMoment, timeline } from './timeline.ts';

test('parts come in reading order, known fields in words, unknown ones under their own names', () => {
  const sections = contextSections({
    network: { online: false, type: '4g', rttMs: 180.4 },
    game: { id: 'lantern-drift', build: '1.4.2', engine: 'Phaser', engineVersion: '3.80', saveSlots: 3 },
    device: { class: 'phone', model: 'Pixel 7a', os: 'Android', osVersion: '14' },
  });
  expect(sections.map(({ part }) => part)).toEqual(['game', 'device', 'network']);
  expect(sections[0]?.rows).toEqual([
    { label: 'Game', value: 'lantern-drift', paths: [['game', 'id']] },
    { label: 'Build', value: '1.4.2', paths: [['game', 'build']] },
    { label: 'Engine', value: 'Phaser 3.80', paths: [['game', 'engine'], ['game', 'engineVersion']] },
    { label: 'Save slots', value: '3', paths: [['game', 'saveSlots']] },
  ]);
  expect(sections[1]?.rows[0]).toMatchObject({ label: 'Device', value: 'Phone · Pixel 7a' });
  expect(sections[2]?.rows.map(({ value }) => value)).toEqual(['Offline', '4g', '180 ms']);
});

test('a round trip of 0 ms and an empty list of gamepads are facts, not gaps', () => {
  const [screen, network] = contextSections({
    network: { online: true, rttMs: 0 },
    screen: { width: 800, height: 600, pixelRatio: 1, gamepads: [] },
  });
  expect(network?.rows).toContainEqual(expect.objectContaining({ label: 'Round trip', value: '0 ms' }));
  expect(screen?.rows).toContainEqual(expect.objectContaining({ label: 'Gamepads', value: 'None' }));
});

test('parts that did not come are named, empty ones are not', () => {
  expect(notShared({ game: { id: 'g' }, device: { class: 'tv' }, breadcrumbs: [], errors: [] })).toEqual([
    'screen',
    'language',
    'network',
    'session',
    'game state',
  ]);
});

test('the studio\'s state keeps its keys and nests to be read', () => {
  const pets = [{ name: 'Moth' }];
  const state = { level: 'fog', done: true, party: null, slots: ['rope', 2], pets, bag: {}, hp: 0.1 + 0.2 };
  expect(stateTree(state)).toEqual([
    { key: 'level', value: 'fog' },
    { key: 'done', value: 'yes' },
    { key: 'party', value: '–' },
    { key: 'slots', value: 'rope, 2' },
    { key: 'pets', children: [{ key: '1', children: [{ key: 'name', value: 'Moth' }] }] },
    { key: 'bag', value: 'none' },
    { key: 'hp', value: '0.3' },
  ]);
});

test('state nested past all reading ends as JSON', () => {
  const deep = stateTree({ a: { b: { c: { d: { e: 1 } } } } });
  expect(JSON.stringify(deep)).toContain('"value":"{\\"e\\":1}"');
});

test('the time line tells breadcrumbs and errors from the report, by the player\'s own clock', () => {
  const session = { startedAt: 5_000, lengthMs: 60_000 };
  const context = {
    session,
    breadcrumbs: [{ at: 64_000, text: 'opened support' }, { at: 23_000, text: 'entered boss room', category: 'scene' }],
    errors: [{ at: 24_000, message: 'Lost the lantern' }],
  };
  const wrongServerMoment = 9_999_999_999;
  expect(timeline(context, wrongServerMoment).map(({ offset, text, error }) => [offset, text, error])).toEqual([
    ['\u22120:42', 'entered boss room', false],
    ['\u22120:41', 'Lost the lantern', true],
    ['\u22120:01', 'opened support', false],
  ]);
});

test('without a session the server\'s moment serves, unless the player\'s clock is far off', () => {
  const context = { breadcrumbs: [{ at: 1_000_000, text: 'x' }] };
  expect(reportMoment(context, 1_030_000)).toBe(1_030_000);
  expect(reportMoment(context, 99_000_000)).toBe(1_000_000);
  expect(reportMoment(context, 500_000)).toBe(1_000_000);
  expect(reportMoment({}, 500_000)).toBe(500_000);
});
