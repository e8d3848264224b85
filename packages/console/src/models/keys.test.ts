import { expect, test } from 'vitest';
import { commandOf, DEFAULT_KEYS, readKeys, remapped, type Focus, type KeyPress } from './keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

test('letters act outside of fields', () => {
  expect(['j', 'k', 'r', 'e', '/', '?'].map((key) => commandOf(press(key), 'elsewhere'))).toEqual([
    'next',
    'previous',
    'reply',
    'close',
    'search',
    'help',
  ]);
});

test('no printable key acts while someone writes', () => {
  for (let code = 32; code < 0x17f; code++) {
    expect(commandOf(press(String.fromCharCode(code)), 'text')).toBeUndefined();
  }
  expect(commandOf(press('Escape'), 'text')).toBe('leave');
});

test('nothing acts with a modifier or inside a composed character', () => {
  const modified: Partial<KeyPress>[] = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { isComposing: true }];
  const all: Focus[] = ['text', 'arrows', 'elsewhere'];
  for (const more of modified) for (const focus of all) expect(commandOf(press('e', more), focus)).toBeUndefined();
});

test('arrows are left to what scrolls or chooses by them', () => {
  expect(commandOf(press('ArrowDown'), 'elsewhere')).toBe('next');
  expect(commandOf(press('ArrowDown'), 'arrows')).toBeUndefined();
});

test('any one sign can be another command\'s key, and takes the place of the one that had it', () => {
  const keys = remapped(DEFAULT_KEYS, 'close', 'r')!;
  expect([commandOf(press('r'), 'elsewhere', keys), commandOf(press('e'), 'elsewhere', keys)]).toEqual(['close', 'reply']);
  expect(readKeys(JSON.stringify(keys))).toEqual(keys);
  expect(commandOf(press('ł'), 'elsewhere', remapped(keys, 'close', 'ł')!)).toBe('close');
  for (const bad of ['', ' ', '1', 'ab', '\n']) expect(remapped(keys, 'close', bad)).toBeNull();
  for (const kept of ['{', '[]', '{"close":"","fly":"y"}', 'null']) expect(readKeys(kept)).toEqual(DEFAULT_KEYS);
});

test('a remapped key acts no more than others while someone writes', () => {
  const keys = remapped(DEFAULT_KEYS, 'close', 'ą')!;
  expect(commandOf(press('ą'), 'text', keys)).toBeUndefined();
  expect(commandOf(press('ą', { altKey: true }), 'elsewhere', keys)).toBeUndefined();
});
