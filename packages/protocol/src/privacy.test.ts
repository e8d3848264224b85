import { expect, test } from 'vitest';
import type { Context } from './context.ts';
import { withinLevel } from './privacy.ts';

const everything: Context = {
  game: { id: 'lantern-run', build: '1.4.2' },
  device: { class: 'phone', os: 'Android', model: 'Pixel 4', gpu: 'Adreno 640', cores: 8, memoryGb: 4 },
  screen: { width: 360, height: 800, pixelRatio: 3 },
  locale: { language: 'vi', languages: ['vi', 'en'], timeZone: 'Asia/Ho_Chi_Minh' },
  network: { online: true },
  session: { startedAt: 1, lengthMs: 2, page: 'https://game.example/' },
  player: { id: 'p-1', name: 'Lan' },
  state: { level: 3 },
  breadcrumbs: [{ at: 1, text: 'entered the cave' }],
  errors: [{ at: 1, message: 'TypeError' }],
};

test('at none only what the game is, how it runs and what the studio declares is left', () => {
  expect(withinLevel(everything, 'none')).toEqual({
    game: everything.game,
    device: { class: 'phone' },
    locale: { language: 'vi' },
    session: { startedAt: 1, lengthMs: 2 },
    state: { level: 3 },
  });
});

test('at basic all is left but what tells devices apart', () => {
  expect(withinLevel(everything, 'basic')).toEqual({
    ...everything,
    device: { class: 'phone', os: 'Android', model: 'Pixel 4' },
  });
});

test('at full all is left', () => {
  expect(withinLevel(everything, 'full')).toEqual(everything);
});

test('leaves out the parts and fields a studio omits', () => {
  const { screen: _screen, state: _state, ...rest } = everything;
  const { model: _model, ...device } = everything.device!;
  expect(withinLevel(everything, 'full', ['screen', 'state', 'device.model'])).toEqual({ ...rest, device });
});

test('drops a part that this version does not know', () => {
  expect(withinLevel({ tomorrow: { secret: 1 } } as Context, 'full')).toEqual({});
});
