import type { Context } from '@savepoint/protocol';
import type { Prng } from './prng.ts';
import type { Story } from './story.ts';
import { errorsOf, trailOf } from './trail.ts';

/** A story goes in; what the sdk would have collected around it comes out. */
export function contextOf(story: Story, random: Prng, openedAt: number): Context {
  const { game, build, home, device } = story;
  const { breadcrumbs, startedAt } = trailOf(story, random, openedAt);
  const errors = errorsOf(story, random, startedAt, openedAt);
  const language = home.locale.split('-')[0] ?? home.locale;
  const bar = device.touch ? random.int(60, 120) : random.int(90, 180);
  return {
    game: {
      id: game.id,
      build: build.id,
      commit: build.commit,
      channel: game.channel,
      engine: game.engine,
      ...(game.engineVersion && { engineVersion: game.engineVersion }),
    },
    device: device.device,
    screen: {
      width: device.width,
      height: device.height,
      pixelRatio: device.pixelRatio,
      viewportWidth: device.width,
      viewportHeight: device.height - bar,
      fullscreen: random.chance(0.2),
      touch: device.touch,
      ...(device.gamepad && { gamepads: [device.gamepad] }),
    },
    locale: {
      language: home.locale,
      languages: language === 'en' ? [home.locale] : [home.locale, 'en-US'],
      timeZone: home.timeZone,
    },
    network: network(random, device.device.class),
    session: { startedAt, lengthMs: openedAt - startedAt, page: `https://${game.id}.game.test/`, storage: 'ok' },
    player: { id: random.uuid().slice(0, 12), name: story.playerName },
    state: stateOf(story, random),
    breadcrumbs,
    ...(errors.length > 0 && { errors }),
  };
}

function network(random: Prng, device: string | undefined): NonNullable<Context['network']> {
  if (device !== 'phone') {
    return { online: true, type: random.pick(['wifi', 'ethernet']), rttMs: random.int(1, 6) * 25, downlinkMbps: 10 };
  }
  const [type, rttMs, downlinkMbps] = random.pick([
    ['wifi', 50, 10],
    ['wifi', 100, 7.4],
    ['4g', 100, 5.2],
    ['4g', 250, 1.55],
    ['3g', 600, 0.7],
  ] as const);
  return { online: random.chance(0.94), type, rttMs, downlinkMbps };
}

function stateOf(story: Story, random: Prng): Record<string, unknown> {
  const { section, level, score, tx } = story;
  const paid = section === 'payment' || section === 'refund';
  const banned = section === 'ban_appeal' || section === 'admitted';
  const lastTransactionStatus = section === 'payment' ? 'missing' : 'arrived';
  const transaction = paid && { lastTransaction: tx, lastTransactionStatus };
  if (story.game.id === 'tidefall') {
    return {
      chapter: level,
      rank: random.pick(['Deckhand', 'Helmsman', 'Captain', 'Commodore']),
      ship: random.pick(['Sloop', 'Brig', 'Ironside', 'Junk']),
      gems: random.int(0, 900),
      crewOnline: random.int(0, 4),
      server: random.pick(['eu-2', 'sea-1', 'us-east-1', 'sa-1', 'ap-3']),
      ...(banned && { accountStatus: 'suspended' }),
      ...transaction,
    };
  }
  return {
    screen: paid ? 'shop' : banned ? 'over' : random.pick(['title', 'paused', 'over']),
    level,
    score,
    lives: random.int(0, 3),
    combo: random.int(1, 8),
    gems: random.int(0, 240),
    best: score + random.int(0, 20_000),
    lantern: random.pick(['amber', 'jade', 'moon', 'plum']),
    ...(banned && { lastRunSuspended: true }),
    ...transaction,
  };
}
