import type { Context } from '@savepoint/protocol';
import { duration } from './duration.ts';
import { DEVICE_NAMES, languageName, words } from './names.ts';

/**
 * A report's context in, titled groups of readable rows out, in the order in which an agent asks for them. Fields this
 * console does not know are shown under their own names: a newer game may send more.
 */
export interface Row {
  label: string;
  value: string;
}

export interface Section {
  part: 'game' | 'device' | 'screen' | 'locale' | 'network' | 'session' | 'player' | 'performance';
  title: string;
  rows: Row[];
}

/** Row name first, then how the part reads; each names the fields it has used up, so that the rest can follow. */
type Line<P> = [label: string, read: (part: P) => string | undefined, ...fields: (keyof P & string)[]];

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ') || undefined;
const percent = (share: number) => `${Math.round(share * 100)} %`;
const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'Yes' : 'No');
const size = (width?: number, height?: number) => (width && height ? `${width} × ${height}` : undefined);

const GAME: Line<NonNullable<Context['game']>>[] = [
  ['Game', (game) => game.id, 'id'],
  ['Build', (game) => game.build, 'build'],
  ['Channel', (game) => game.channel, 'channel'],
  ['Commit', (game) => game.commit, 'commit'],
  ['Engine', (game) => joined(game.engine, game.engineVersion), 'engine', 'engineVersion'],
];

const DEVICE: Line<NonNullable<Context['device']>>[] = [
  ['Device', (device) => joined(device.class && DEVICE_NAMES[device.class], device.model && `· ${device.model}`), 'class', 'model'],
  ['System', (device) => joined(device.os, device.osVersion), 'os', 'osVersion'],
  ['Browser', (device) => joined(device.browser, device.browserVersion), 'browser', 'browserVersion'],
  ['Graphics', (device) => device.gpu, 'gpu'],
  ['Processor', (device) => present(device.cores, (cores) => `${cores} cores`), 'cores'],
  ['Memory', (device) => present(device.memoryGb, (gigabytes) => `${gigabytes} GB`), 'memoryGb'],
  ['Battery', ({ battery }) => battery && joined(percent(battery.level), battery.charging ? 'charging' : ''), 'battery'],
];

const SCREEN: Line<NonNullable<Context['screen']>>[] = [
  ['Screen', (screen) => size(screen.width, screen.height), 'width', 'height'],
  ['Pixel ratio', (screen) => String(screen.pixelRatio), 'pixelRatio'],
  ['Window', (screen) => size(screen.viewportWidth, screen.viewportHeight), 'viewportWidth', 'viewportHeight'],
  ['Full screen', (screen) => yesNo(screen.fullscreen), 'fullscreen'],
  ['Touch', (screen) => yesNo(screen.touch), 'touch'],
  ['Gamepads', (screen) => screen.gamepads && (screen.gamepads.join(', ') || 'None'), 'gamepads'],
];

const LOCALE: Line<NonNullable<Context['locale']>>[] = [
  ['Language', (locale) => languageName(locale.language), 'language'],
  ['Also reads', (locale) => alsoReads(locale.language, locale.languages), 'languages'],
  ['Time zone', (locale) => locale.timeZone?.replaceAll('_', ' '), 'timeZone'],
];

const NETWORK: Line<NonNullable<Context['network']>>[] = [
  ['Connection', (network) => (network.online ? 'Online' : 'Offline'), 'online'],
  ['Type', (network) => network.type, 'type'],
  ['Round trip', (network) => present(network.rttMs, (ms) => `${Math.round(ms)} ms`), 'rttMs'],
  ['Downlink', (network) => present(network.downlinkMbps, (mbps) => `${mbps} Mbit/s`), 'downlinkMbps'],
];

const SESSION: Line<NonNullable<Context['session']>>[] = [
  ['Played for', (session) => duration(session.lengthMs), 'lengthMs', 'startedAt'],
  ['Page', (session) => session.page, 'page'],
  ['Storage', (session) => session.storage, 'storage'],
];

const PLAYER: Line<NonNullable<Context['player']>>[] = [
  ['Says to be', (player) => player.name, 'name'],
  ['Game account', (player) => player.id, 'id'],
];

const PERFORMANCE: Line<NonNullable<Context['performance']>>[] = [
  ['Frame time', ({ frameMs }) => frameMs && `${frameMs.p50} ms, worst ${frameMs.worst} ms`, 'frameMs'],
  ['Slow frames', ({ frameMs }) => frameMs && `p95 ${frameMs.p95} ms, p99 ${frameMs.p99} ms`],
  ['Long tasks', ({ longTasks }) => longTasks && `${longTasks.count}, worst ${longTasks.worstMs} ms`, 'longTasks'],
  ['Memory', ({ heapMb, heapLimitMb }) => heapText(heapMb, heapLimitMb), 'heapMb', 'heapLimitMb'],
];

export function contextSections(context: Context): Section[] {
  const sections: (Section | undefined)[] = [
    section('game', 'Game', context.game, GAME),
    section('device', 'Device', context.device, DEVICE),
    section('screen', 'Screen', context.screen, SCREEN),
    section('locale', 'Language', context.locale, LOCALE),
    section('network', 'Network', context.network, NETWORK),
    section('session', 'Session', context.session, SESSION),
    section('player', 'Player', context.player, PLAYER),
    section('performance', 'Performance', context.performance, PERFORMANCE),
  ];
  return sections.filter((one) => one !== undefined);
}

function section<P extends object>(
  part: Section['part'],
  title: string,
  value: P | undefined,
  lines: Line<P>[],
): Section | undefined {
  if (!value) return undefined;
  const used = new Set<string>(lines.flatMap(([, , ...fields]) => fields));
  const known = lines.flatMap(([label, read]) => {
    const text = read(value);
    return text ? [{ label, value: text }] : [];
  });
  const rest = Object.entries(value).flatMap(([key, extra]) =>
    used.has(key) || extra === undefined || extra === null
      ? []
      : [{ label: words(key), value: typeof extra === 'object' ? JSON.stringify(extra) : String(extra) }],
  );
  return { part, title, rows: [...known, ...rest] };
}

function alsoReads(language: string, languages: string[] | undefined): string | undefined {
  const others = (languages ?? []).filter((code) => code !== language);
  return others.length > 0 ? others.map(languageName).join(', ') : undefined;
}

function heapText(usedMb: number | undefined, limitMb: number | undefined): string | undefined {
  return present(usedMb, (used) => joined(`${used} MB`, present(limitMb, (limit) => `of ${limit} MB`))!);
}

function present(value: number | undefined, text: (value: number) => string): string | undefined {
  return value === undefined ? undefined : text(value);
}

const PART_NAMES = {
  game: 'game and build',
  device: 'device',
  screen: 'screen',
  locale: 'language',
  network: 'network',
  session: 'session',
  state: 'game state',
  breadcrumbs: 'what happened before',
  errors: 'errors',
} as const;

/** The names of the parts that did not come, for one quiet line. */
export function notShared(context: Context): string[] {
  const parts = Object.keys(PART_NAMES) as (keyof typeof PART_NAMES)[];
  return parts.filter((part) => context[part] === undefined).map((part) => PART_NAMES[part]);
}
