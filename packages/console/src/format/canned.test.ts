import type { KeptReply } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { aCase } from '../testing/cases.ts';
import { cannedFor, cannedIn, filledIn, slashAt, textFor, unfilled } from './canned.ts';

const reply = (name: string, more: Partial<KeptReply> = {}): KeptReply => ({
  id: name,
  name,
  gameId: null,
  topics: [],
  texts: { en: 'Hello' },
  actions: {},
  version: 1,
  mine: false,
  own: false,
  used: 0,
  ...more,
});

test('fills in what is known, and says what is not', () => {
  const filled = filledIn('Hi {{player.name}}, about {{ case.number }} on {{build}}: {{toString}}', { 'player.name': 'Mo', 'case.number': '#7' });
  expect(filled).toBe('Hi Mo, about #7 on {{build}}: {{toString}}');
  expect(unfilled(filled)).toBe('{{build}}');
  expect(unfilled('Hi Mo')).toBeUndefined();
  expect(filledIn('{{player.name}}', { 'player.name': '{{build}}' })).toBe('{{build}}');
});

test('speaks the language of the player, or says that it does not', () => {
  const many = reply('many', { texts: { en: 'Hello', 'pt-BR': 'Olá', 'zh-Hans': '你好' } });
  expect(textFor(many, 'pt-PT')).toEqual({ text: 'Olá' });
  expect(textFor(many, 'zh-CN')).toEqual({ text: '你好' });
  expect(textFor(many, 'ko-KR')).toEqual({ text: 'Hello', other: 'en' });
  expect(textFor(reply('german', { texts: { de: 'Hallo' } }), 'fr')).toEqual({ text: 'Hallo', other: 'de' });
  expect(textFor(many, undefined)).toEqual({ text: 'Hello' });
  expect(textFor(reply('does', { texts: {}, actions: { state: 'closed' } }), 'ko-KR')).toEqual({ text: '' });
});

test('knows a slash that begins a word, and an address or a fraction is none', () => {
  expect(slashAt('/ref', 4)).toEqual({ from: 0, typed: 'ref' });
  expect(slashAt('Hi\n/', 4)).toEqual({ from: 3, typed: '' });
  expect(slashAt('1/2', 3)).toBeNull();
  expect(slashAt('https://x', 9)).toBeNull();
});

test('offers what fits the game and the topic, that of the topic first', () => {
  const all = [
    reply('refund', { topics: ['payment'] }),
    reply('hello'),
    reply('bug thanks', { topics: ['bug'] }),
    reply('elsewhere', { gameId: 'another' }),
  ];
  expect(cannedFor(all, aCase(1), '').map(({ name }) => name)).toEqual(['bug thanks', 'hello']);
  expect(cannedFor(all, aCase(1), 'HEL').map(({ name }) => name)).toEqual(['hello']);
});

test('what the player can read stands before what they cannot, and of that what one picks most', () => {
  const all = [
    reply('english', { used: 9 }),
    reply('often', { texts: { de: 'Oft' }, used: 3 }),
    reply('topic', { texts: { de: 'Thema' }, topics: ['bug'] }),
    reply('does', { texts: {}, actions: { priority: 'high' }, used: 1 }),
    reply('other topic', { topics: ['payment'], used: 99 }),
  ];
  expect(cannedIn(all, aCase(1, { locale: 'de-AT' })).map(({ name }) => name)).toEqual(['often', 'does', 'topic', 'english']);
});
