import { expect, test } from 'vitest';
import { createUnsaved } from './unsaved.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('an edit is there after a reload, for whoever made it and for nobody else', () => {
  const storage = memory();
  let staff = 'rosa';
  const open = () => createUnsaved(storage, () => staff);
  open().write('help/orbit', { version: 3, edit: { title: 'Half a w' } });
  expect(open().read('help/orbit')).toEqual({ version: 3, edit: { title: 'Half a w' } });
  expect(open().read('help/other')).toBeNull();
  staff = 'omar';
  expect(open().read('help/orbit')).toBeNull();
  staff = 'rosa';
  open().forget('help/orbit');
  expect(storage.kept.size).toBe(0);
});

test('a storage that refuses, or that somebody has scribbled in, breaks nothing', () => {
  const refuse = () => {
    throw new Error('no');
  };
  const unsaved = createUnsaved({ getItem: refuse, setItem: refuse, removeItem: refuse }, () => 'rosa');
  unsaved.write('a', { version: 1, edit: 'x' });
  unsaved.forget('a');
  expect(unsaved.read('a')).toBeNull();
  const storage = memory();
  const own = createUnsaved(storage, () => 'rosa');
  own.write('a', { version: 1, edit: 'x' });
  storage.kept.set([...storage.kept.keys()][0]!, '{half');
  expect(own.read('a')).toBeNull();
});
