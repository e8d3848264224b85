import { expect, test } from 'vitest';
import { whatChanged } from './what-changed.ts';

test('names what differs from the case before, and nothing that one of them does not tell', () => {
  const before = { game: { id: 'orbit', build: '1.4.1' }, device: { os: 'Android', osVersion: '14', cores: 8 } };
  const now = {
    game: { id: 'orbit', build: '1.4.2', channel: 'beta' },
    device: { os: 'Android', osVersion: '15', cores: 8 },
    locale: { language: 'de' },
  };
  expect(whatChanged(before, now)).toEqual([
    { label: 'Build', from: '1.4.1', to: '1.4.2' },
    { label: 'System', from: 'Android 14', to: 'Android 15' },
  ]);
  expect(whatChanged(before, before)).toEqual([]);
});
