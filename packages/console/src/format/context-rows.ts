import type { Context } from '@savepoint/protocol';
import type { Messages } from '../i18n/en.ts';
import { text } from '../i18n/text.ts';
import { duration } from './duration.ts';
import { languageName, words } from './names.ts';

/**
 * A report's context in, titled groups of readable rows out, in the order in which an agent asks for them. Fields this
 * console does not know are shown under their own names: a newer game may send more.
 */
export interface Row {
  label: string;
  value: string;
  /** Where in the context the value is from. */
  paths: string[][];
}

export interface Section {
  part: 'game' | 'device' | 'screen' | 'locale' | 'network' | 'session' | 'player' | 'performance';
  title: string;
  rows: Row[];
}

/** The row's name first, then how the part reads; each names the fields it has used up, so that the rest can follow. */
type Line<P> = [row: keyof Messages['context']['rows'], read: (part: P) => string | undefined, ...fields: (keyof P & string)[]];

const joined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join(' ') || undefined;
const percent = (share: number) => text.context.percent(Math.round(share * 100));
const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? text.common.yes : text.common.no);
const size = (width?: number, height?: number) => (width && height ? `${width} × ${height}` : undefined);

const GAME: Line<NonNullable<Context['game']>>[] = [
  ['game', (game) => game.id, 'id'],
  ['build', (game) => game.build, 'build'],
  ['channel', (game) => game.channel, 'channel'],
  ['commit', (game) => game.commit, 'commit'],
  ['engine', (game) => joined(game.engine, game.engineVersion), 'engine', 'engineVersion'],
];

const DEVICE: Line<NonNullable<Context['device']>>[] = [
  ['device', (device) => joined(device.class && text.names.devices[device.class], device.model && `· ${device.model}`), 'class', 'model'],
  ['system', (device) => joined(device.os, device.osVersion), 'os', 'osVersion'],
  ['browser', (device) => joined(device.browser, device.browserVersion), 'browser', 'browserVersion'],
  ['graphics', (device) => device.gpu, 'gpu'],
  ['processor', (device) => present(device.cores, (cores) => text.context.cores(cores)), 'cores'],
  ['memory', (device) => present(device.memoryGb, (gigabytes) => `${gigabytes} GB`), 'memoryGb'],
  ['battery', ({ battery }) => battery && joined(percent(battery.level), battery.charging ? text.context.charging : ''), 'battery'],
];

const SCREEN: Line<NonNullable<Context['screen']>>[] = [
  ['screen', (screen) => size(screen.width, screen.height), 'width', 'height'],
  ['pixelRatio', (screen) => String(screen.pixelRatio), 'pixelRatio'],
  ['window', (screen) => size(screen.viewportWidth, screen.viewportHeight), 'viewportWidth', 'viewportHeight'],
  ['fullscreen', (screen) => yesNo(screen.fullscreen), 'fullscreen'],
  ['touch', (screen) => yesNo(screen.touch), 'touch'],
  ['gamepads', (screen) => screen.gamepads && (screen.gamepads.join(', ') || text.common.none), 'gamepads'],
];

const LOCALE: Line<NonNullable<Context['locale']>>[] = [
  ['language', (locale) => languageName(locale.language), 'language'],
  ['alsoReads', (locale) => alsoReads(locale.language, locale.languages), 'languages'],
  ['timeZone', (locale) => locale.timeZone?.replaceAll('_', ' '), 'timeZone'],
];

const NETWORK: Line<NonNullable<Context['network']>>[] = [
  ['connection', (network) => (network.online ? text.context.online : text.context.offline), 'online'],
  ['type', (network) => network.type, 'type'],
  ['roundTrip', (network) => present(network.rttMs, (ms) => `${Math.round(ms)} ms`), 'rttMs'],
  ['downlink', (network) => present(network.downlinkMbps, (mbps) => `${mbps} Mbit/s`), 'downlinkMbps'],
];

const SESSION: Line<NonNullable<Context['session']>>[] = [
  ['played', (session) => duration(session.lengthMs), 'lengthMs', 'startedAt'],
  ['page', (session) => session.page, 'page'],
  ['storage', (session) => session.storage, 'storage'],
];

const PLAYER: Line<NonNullable<Context['player']>>[] = [
  ['saysToBe', (player) => player.name, 'name'],
  ['account', (player) => player.id, 'id'],
];

const PERFORMANCE: Line<NonNullable<Context['performance']>>[] = [
  ['frameTime', ({ frameMs }) => frameMs && text.context.frames(frameMs.p50, frameMs.worst), 'frameMs'],
  ['slowFrames', ({ frameMs }) => frameMs && `p95 ${frameMs.p95} ms, p99 ${frameMs.p99} ms`],
  ['longTasks', ({ longTasks }) => longTasks && text.context.tasks(longTasks.count, longTasks.worstMs), 'longTasks'],
  ['memory', ({ heapMb, heapLimitMb }) => heapText(heapMb, heapLimitMb), 'heapMb', 'heapLimitMb'],
];

export function contextSections(context: Context): Section[] {
  const sections: (Section | undefined)[] = [
    section('game', context.game, GAME),
    section('device', context.device, DEVICE),
    section('screen', context.screen, SCREEN),
    section('locale', context.locale, LOCALE),
    section('network', context.network, NETWORK),
    section('session', context.session, SESSION),
    section('player', context.player, PLAYER),
    section('performance', context.performance, PERFORMANCE),
  ];
  return sections.filter((one) => one !== undefined);
}

function section<P extends object>(
  part: Section['part'],
  value: P | undefined,
  lines: Line<P>[],
): Section | undefined {
  if (!value) return undefined;
  const used = new Set<string>(lines.flatMap(([, , ...fields]) => fields));
  const known = lines.flatMap(([row, read, ...fields]) => {
    const said = read(value);
    return said ? [{ label: text.context.rows[row], value: said, paths: fields.map((field) => [part, field]) }] : [];
  });
  const rest = Object.entries(value).flatMap(([key, extra]) =>
    used.has(key) || extra === undefined || extra === null
      ? []
      : [{ label: words(key), value: typeof extra === 'object' ? JSON.stringify(extra) : String(extra), paths: [[part, key]] }],
  );
  return { part, title: text.context.sections[part], rows: [...known, ...rest] };
}

function alsoReads(language: string, languages: string[] | undefined): string | undefined {
  const others = (languages ?? []).filter((code) => code !== language);
  return others.length > 0 ? others.map(languageName).join(', ') : undefined;
}

function heapText(usedMb: number | undefined, limitMb: number | undefined): string | undefined {
  return present(usedMb, (used) => joined(`${used} MB`, present(limitMb, (limit) => text.context.ofLimit(`${limit} MB`)))!);
}

function present(value: number | undefined, say: (value: number) => string): string | undefined {
  return value === undefined ? undefined : say(value);
}

/** The names of the parts that did not come, for one quiet line. */
export function notShared(context: Context): string[] {
  const { parts } = text.context;
  const names = Object.keys(parts) as (keyof typeof parts)[];
  return names.filter((part) => context[part] === undefined).map((part) => parts[part]);
}
