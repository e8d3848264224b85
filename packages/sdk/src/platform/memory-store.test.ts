import { expect, test } from 'vitest';
import { storeContract } from '../testing/store-contract.ts';
import { memoryStore } from './memory-store.ts';

test.each(Object.entries(storeContract))('%s', async (_, check) => {
  const map = new Map<string, unknown>();
  await expect(check(async () => memoryStore(map))).resolves.toBeUndefined();
});
