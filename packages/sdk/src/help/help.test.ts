import { createHash } from 'node:crypto';
import type { HelpManifest, HelpSnapshot } from '@savepoint/protocol';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createEmitter, type SupportEvents } from '../events.ts';
import { createCaseCopies } from '../cases/case-copies.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { memoryStore } from '../platform/memory-store.ts';
import type { Platform } from '../platform/platform.ts';
import { createFakeWorld } from '../testing/fake-platform.ts';
import { createHelp } from './help.ts';
import { mayReplace } from './trust.ts';
import { visible } from './visible.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const article = (id: string, title: string, text = '') => ({ id, title, body: [{ type: 'paragraph' as const, text: [text] }] });
const snapshotOf = (language: string, sequence: number, ...articles: HelpSnapshot['sections'][0]['articles']): HelpSnapshot => ({
  language,
  sequence,
  sections: [{ id: 's', title: 'Section', articles }],
  menu: [],
  forms: [],
  announcements: [],
});

/** A server's help, which a test changes, over a network which a test cuts. */
function site() {
  const files = new Map<string, string>();
  let manifest: HelpManifest = { game: 'g', epoch: 'one', sequence: 0, snapshots: {} };
  const asked: string[] = [];
  const state: { online: boolean; slow?: { path: string; until: Promise<void> } } = { online: true };
  const fetch: Platform['fetch'] = async (url, { headers }) => {
    if (!state.online) throw new TypeError('no network');
    const path = new URL(url).pathname;
    asked.push(path);
    if (path === state.slow?.path) await state.slow.until;
    if (path.endsWith('/manifest')) {
      const body = JSON.stringify(manifest);
      const etag = hashOf(body);
      if (new Headers(headers).get('if-none-match') === etag) return new Response(null, { status: 304 });
      return new Response(body, { headers: { etag } });
    }
    const text = files.get(path);
    return text === undefined ? new Response(null, { status: 404 }) : new Response(text);
  };
  const publish = (epoch: string, ...snapshots: HelpSnapshot[]) => {
    const sequence = Math.max(...snapshots.map((one) => one.sequence));
    manifest = { game: 'g', epoch, sequence, snapshots: {} };
    for (const one of snapshots) {
      const text = JSON.stringify(one);
      manifest.snapshots[one.language] = hashOf(text);
      files.set(`/content/${hashOf(text)}.json`, text);
    }
  };
  const disk = new Map<string, unknown>();
  const store = memoryStore(new Map(), 'durable');
  const emitter = createEmitter<SupportEvents>();
  const open = () => {
    const platform = createFakeWorld(fetch).tab();
    const copies = createCaseCopies(store);
    const own = { outbox: createOutbox(store, copies), copies };
    const parts = { game: 'g', endpoint: 'https://s', platform, store, ...own, changed: async () => {}, emitter };
    return createHelp(parts, { openShelf: async () => memoryStore(disk, 'durable'), platforms: [] });
  };
  return { files, asked, state, publish, disk, store, emitter, open };
}

let world: ReturnType<typeof site>;
beforeEach(() => (world = site()));
const titles = (help: ReturnType<typeof world.open>) =>
  help.content.value?.sections.flatMap(({ articles }) => articles.map(({ title }) => title));

test('reads with the network cut what one visit has brought, in the language that serves', async () => {
  world.publish('one', snapshotOf('en', 1, article('a', 'Hello')), snapshotOf('pt-BR', 1, article('a', 'Olá')));
  await world.open().open('pt-PT');
  world.state.online = false;
  const later = world.open();
  await later.open('pt');
  expect(titles(later)).toEqual(['Olá']);
  expect((await later.search('olá')).map(({ id }) => id)).toEqual(['a']);
});

test('stays in the language that was last asked for, whichever comes last', async () => {
  const english = snapshotOf('en', 1, article('a', 'Hello'));
  world.publish('one', english, snapshotOf('de', 1, article('a', 'Hallo')));
  let arrive = () => {};
  const until = new Promise<void>((resolve) => (arrive = resolve));
  world.state.slow = { path: `/content/${hashOf(JSON.stringify(english))}.json`, until };
  const help = world.open();
  const first = help.open('en');
  await help.open('de');
  arrive();
  await first;
  expect(titles(help)).toEqual(['Hallo']);
  await help.open('en');
  expect(titles(help)).toEqual(['Hello']);
});

test('asks with the tag it has, and loads nothing twice', async () => {
  world.publish('one', snapshotOf('en', 1, article('a', 'Hello')));
  await world.open().open('en');
  await world.open().open('en');
  expect(world.asked.filter((path) => path.startsWith('/content'))).toHaveLength(1);
  world.publish('one', snapshotOf('en', 2, article('a', 'Hello again')));
  const third = world.open();
  await third.open('en');
  expect(titles(third)).toEqual(['Hello again']);
});

test('refuses a snapshot whose bytes are not those it is named by, and keeps the one it has', async () => {
  world.publish('one', snapshotOf('en', 1, article('a', 'True')));
  await world.open().open('en');
  world.publish('one', snapshotOf('en', 2, article('a', 'New')));
  for (const path of world.files.keys()) world.files.set(path, JSON.stringify(snapshotOf('en', 2, article('a', 'Forged'))));
  const tampered = world.open();
  await tampered.open('en');
  expect(titles(tampered)).toEqual(['True']);
});

test('refuses to go back to an older publication, but not to that of a restored database', async () => {
  world.publish('one', snapshotOf('en', 5, article('a', 'Five')));
  await world.open().open('en');
  world.publish('one', snapshotOf('en', 4, article('a', 'Four')));
  const rolledBack = world.open();
  await rolledBack.open('en');
  expect(titles(rolledBack)).toEqual(['Five']);
  world.publish('two', snapshotOf('en', 4, article('a', 'Four')));
  const restored = world.open();
  await restored.open('en');
  expect(titles(restored)).toEqual(['Four']);
});

test('does not take the manifest of another game', () => {
  const given: HelpManifest = { game: 'other', epoch: 'one', sequence: 9, snapshots: {} };
  expect([mayReplace(undefined, given, 'g'), mayReplace(undefined, given, 'other')]).toEqual([false, true]);
});

test('keeps a vote for the server, and tells the game what only it can do', async () => {
  world.publish('one', snapshotOf('en', 1, article('a', 'Hello')));
  const help = world.open();
  await help.open('en');
  const told: string[] = [];
  world.emitter.on('action', ({ name }) => told.push(name));
  await help.vote('a', false);
  await help.solved('a');
  help.act('restore-purchases');
  expect(help.votes.value).toEqual({ a: false });
  expect(told).toEqual(['restore-purchases']);
  const kept = (await world.store.list('o/')).map(([, entry]) => (entry as { envelope: object }).envelope);
  expect(kept).toMatchObject([
    { kind: 'article.vote', body: { articleId: 'a', language: 'en', helpful: false } },
    { kind: 'article.solved', body: { articleId: 'a', language: 'en' } },
  ]);
});

test.each([
  [false, 1],
  [true, 0],
])('of a player who spares data (%s) it loads ahead %d pictures, and each that is looked at', async (saveData, ahead) => {
  vi.stubGlobal('navigator', { connection: { saveData } });
  onTestFinished(() => void vi.unstubAllGlobals());
  const picture = { sha256: hashOf('bytes'), format: 'png' as const, width: 1, height: 1, alt: '' };
  const path = `/content/${picture.sha256}.png`;
  world.files.set(path, 'bytes');
  world.publish('one', snapshotOf('en', 1, { id: 'a', title: 'A', body: [{ type: 'picture', picture }] }));
  const help = world.open();
  await help.open('en');
  const loaded = () => world.asked.filter((asked) => asked === path).length;
  expect(loaded()).toBe(ahead);
  expect(await (await help.picture(picture))?.text()).toBe('bytes');
  expect(loaded()).toBe(1);
});

test('shows what is for this build and platform, now, and no entry that leads to nothing', () => {
  const snapshot = snapshotOf(
    'en',
    1,
    { ...article('old', 'Old'), audience: { builds: '<2' } },
    { ...article('phone', 'Phone'), audience: { platforms: ['android', 'iOS'] } },
    article('all', 'All'),
  );
  snapshot.menu = [
    { id: 'top', parent: null, title: 'Top' },
    { id: 'hidden', parent: 'top', title: 'Hidden', leaf: { does: 'article', id: 'old' } },
    { id: 'chat', parent: null, title: 'Chat', leaf: { does: 'chat' } },
  ];
  const news = { kind: 'news' as const, title: 'News', text: '' };
  snapshot.announcements = [{ ...news, id: 'past', until: 10 }, { ...news, id: 'now', from: 5, until: 20 }, { ...news, id: 'later', from: 11 }];
  const seen = visible(snapshot, { build: '2.1.0', platforms: ['Android', 'phone'] }, 10);
  expect(seen.sections[0]!.articles.map(({ id }) => id)).toEqual(['phone', 'all']);
  expect(seen.menu.map(({ id }) => id)).toEqual(['chat']);
  expect(seen.announcements.map(({ id }) => id)).toEqual(['now']);
  expect(visible(snapshot, { platforms: [] }, 10).sections[0]!.articles).toHaveLength(3);
});
