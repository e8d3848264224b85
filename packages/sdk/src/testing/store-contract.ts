import type { Store } from '../platform/store.ts';

/** What every store keeps to, as checks that throw: `open` gives the same store again each time. */
export const storeContract: Record<string, (open: () => Promise<Store>) => Promise<void>> = {
  async 'gives back what was written, in key order and below its prefix only'(open) {
    const store = await open();
    await store.write([['a/2', 'two'], ['a/1', { one: [1] }], ['b/1', 'other'], ['a', 'short']]);
    same(await store.get('a/1'), { one: [1] });
    same(await store.get('none'), undefined);
    same(await store.list('a/'), [['a/1', { one: [1] }], ['a/2', 'two']]);
    same(await store.keys('a/'), ['a/1', 'a/2']);
  },
  async 'deletes and puts in one go, deletes first'(open) {
    const store = await open();
    await store.write([['k', 1], ['gone', 1]]);
    await store.write([['k', 2]], ['k', 'gone', 'never there']);
    same(await store.list(''), [['k', 2]]);
  },
  async 'writes nothing when one value cannot be kept'(open) {
    const store = await open();
    await rejects(store.write([['good', 1], ['bad', () => {}]]));
    await rejects(store.append('text', [['bad', () => {}]]));
    same(await store.list(''), []);
    same(await store.list('o/'), []);
  },
  async 'never gives an appended number twice, even after all are deleted'(open) {
    const store = await open();
    const first = await store.append('a');
    await store.write([], [first]);
    const second = await store.append('b', [['f/1', 'file']]);
    same(second > first, true);
    same(await store.list('o/'), [[second, 'b']]);
    same(await store.keys('o/'), [second]);
    same(await store.get(second), 'b');
    same(await store.get('f/1'), 'file');
  },
  async 'keeps the order of appends made at once, over two openings'(open) {
    const stores = [await open(), await open()];
    const texts = Array.from({ length: 40 }, (_, i) => `text ${i}`);
    const keys = await Promise.all(texts.map((text, i) => stores[i % 2]!.append(text)));
    same(new Set(keys).size, texts.length);
    for (const half of [0, 1]) {
      const own = keys.filter((_, i) => i % 2 === half);
      same(own, own.toSorted());
    }
    same((await stores[0]!.list('o/')).length, texts.length);
  },
  async 'gives all who claim a key at once the value of the first'(open) {
    const stores = [await open(), await open()];
    const values = await Promise.all([1, 2, 3, 4].map((value, i) => stores[i % 2]!.claim('install', { value })));
    same(new Set(values.map((value) => JSON.stringify(value))).size, 1);
    same(await stores[0]!.get('install'), values[0]);
    same(await stores[1]!.claim('install', 'too late'), values[0]);
  },
  async 'keeps what callers change afterwards as it was written'(open) {
    const store = await open();
    const value = { text: 'as written' };
    await store.append(value);
    value.text = 'changed';
    same((await store.list('o/'))[0]?.[1], { text: 'as written' });
  },
};

function same(actual: unknown, expected: unknown) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b}, got ${a}`);
}

async function rejects(promise: Promise<unknown>) {
  const resolved = await promise.then(
    () => true,
    () => false,
  );
  if (resolved) throw new Error('expected a rejection');
}
