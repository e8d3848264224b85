import { storable } from '@savepoint/protocol/schemas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerptOf, subjectOf } from './lines.ts';
import { tagsOf } from './tags.ts';

test('makes a tag of each known fact', () => {
  const context = {
    device: { class: 'phone' as const, os: 'Android' },
    game: { id: 'orbit', build: '1.4.2' },
    locale: { language: 'vi-VN' },
  };
  expect(tagsOf('ban_appeal', context)).toEqual([
    'topic:ban_appeal', 'device:phone', 'os:Android', 'build:1.4.2', 'locale:vi',
  ]);
  expect(tagsOf('other', { device: { class: 'tv', os: '  ' } })).toEqual(['topic:other', 'device:tv']);
});

test('takes the first line with words as subject', () => {
  expect(subjectOf('\n  Lost   my  ship \r\nat the sun')).toBe('Lost my ship');
  expect(excerptOf('one\ntwo')).toBe('one two');
});

test('cuts any text to its length and to what can be stored', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }), (text) => {
      for (const [cut, chars] of [[subjectOf(text), 140], [excerptOf(text), 200]] as const) {
        expect([...cut].length).toBeLessThanOrEqual(chars);
        expect(storable(cut)).toBe(cut.replaceAll('\0', ''));
      }
    }),
  );
  expect([...subjectOf('😀'.repeat(200))].length).toBe(140);
});
