import { newId, type Envelope } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { memoryStore } from '../platform/memory-store.ts';
import type { Store } from '../platform/store.ts';
import { addToOutbox } from './writer.ts';

/** A store with room for entries of so many characters. */
function cramped(chars: number): Store {
  const store = memoryStore(undefined, 'durable');
  return {
    ...store,
    append: async (value, more) => {
      if (JSON.stringify(value).length > chars) throw new DOMException('no room', 'QuotaExceededError');
      return store.append(value, more);
    },
  };
}

const report = (text: string): Envelope => {
  const body = { topic: 'bug', messageId: newId(), text, attachments: [], context: { state: { log: 'x'.repeat(900) } } } as const;
  return { id: newId(), kind: 'case.open', at: 1, caseId: newId(), body: { ...body, attachments: [] } };
};

test('keeps the words without the context where there is no room for both', async () => {
  const store = cramped(600);
  await addToOutbox(store, report('stuck in the wall'));
  const [[, entry] = []] = await store.list('o/');
  expect(entry).toMatchObject({ envelope: { body: { text: 'stuck in the wall', context: {} } } });
});

test('keeps the context where there is room', async () => {
  const store = cramped(2_000);
  await addToOutbox(store, report('stuck in the wall'));
  const [[, entry] = []] = await store.list('o/');
  expect(entry).toMatchObject({ envelope: { body: { context: { state: { log: expect.any(String) } } } } });
});

test('says that there is no room when the words alone do not fit', async () => {
  const store = cramped(600);
  await expect(addToOutbox(store, report('y'.repeat(700)))).rejects.toThrow('no room');
  expect(await store.keys('o/')).toEqual([]);
});
