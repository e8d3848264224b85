import { readdirSync, readFileSync } from 'node:fs';
import { TOPICS } from '@savepoint/protocol';
import { expect, test } from 'vitest';
import { createProgram } from '../../packages/server/src/cli/program.ts';

/** Whoever builds on this reads the pages, not the source: what can be given, called or heard stands in them, and nothing else. */
const read = (path: string) => readFileSync(path, 'utf8');
const DOCS = readdirSync('docs').flatMap((file) => (file.endsWith('.md') ? [read(`docs/${file}`)] : []));
const SDK = read('packages/sdk/README.md');
const WIDGET = read('packages/widget/README.md');
const SERVER = read('packages/server/README.md');

/** The names that an interface has of its own. */
function membersOf(path: string, name: string): string[] {
  const body = new RegExp(`^export interface ${name}\\b[^{]*\\{\\n([^]*?)^\\}`, 'm').exec(read(path))?.[1] ?? '';
  const names = [...body.matchAll(/^ {2}(?:readonly )?(\w+)(?=[?:(<])/gm)].map(([, member]) => member!);
  expect(names.length, name).toBeGreaterThan(1);
  return names;
}

const section = (page: string, title: string) => page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
/** The names in the first column of a section's tables: `open(place)` is `open`. */
const listed = (page: string, title: string) =>
  [...section(page, title).matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)[^`]*`/g)].map(([, name]) => name!));

const SUPPORT = 'packages/sdk/src/support.ts';
const WIDGET_SOURCE = 'packages/widget/src/boot/widget.ts';
const sdkEvents = membersOf('packages/sdk/src/events.ts', 'SupportEvents');
const sdkMembers = membersOf(SUPPORT, 'Support');
const sdkOptions = membersOf('packages/sdk/src/options.ts', 'SupportOptions');
const widgetOptions = [
  ...membersOf('packages/widget/src/boot/options.ts', 'WidgetOptions'),
  ...membersOf('packages/widget/src/i18n/speaker.ts', 'LanguageOptions'),
];

test.each([
  ['the options of the sdk', SDK, 'Options', sdkOptions],
  ['what support has', SDK, 'What it gives', sdkMembers],
  ['its features', SDK, 'Features', membersOf('packages/sdk/src/features.ts', 'Features')],
  ['its events', SDK, 'Events', sdkEvents],
  ['the options of the widget', WIDGET, 'Options', widgetOptions],
  ['what the widget adds', WIDGET, 'Methods', membersOf(WIDGET_SOURCE, 'SupportWidget').filter((name) => !sdkMembers.includes(name))],
  ['its own events', WIDGET, 'Events', membersOf(WIDGET_SOURCE, 'WidgetEvents')],
])('%s stand in the README, all of them and no other', (_, page, title, names) => {
  expect(listed(page, title).sort()).toEqual([...names].sort());
});

test('the topics of a report stand in the README, all of them and no other', () => {
  const named = /`topic` is (.*?) \|/.exec(SDK)?.[1] ?? '';
  expect([...named.matchAll(/`(\w+)`/g)].map(([, topic]) => topic!).sort()).toEqual([...TOPICS].sort());
});

test('attributes of the script tag that are named in a page are options', () => {
  const named = [WIDGET, ...DOCS].flatMap((page) => [...page.matchAll(/\bdata-([a-z-]+)(?==|`)/g)].map(([, name]) => name!));
  expect(named.length).toBeGreaterThan(5);
  const options = [...sdkOptions, ...widgetOptions].map((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  expect(named.filter((name) => !options.includes(name))).toEqual([]);
});

test('properties of style are those that the looks set', () => {
  const propertiesIn = (text: string) => [...new Set([...text.matchAll(/--savepoint-[a-z-]+/g)].map(([name]) => name))].sort();
  const own = readdirSync('packages/widget/src/theme', { recursive: true, encoding: 'utf8' }).map((name) => (name.endsWith('.css') ? read(`packages/widget/src/theme/${name}`) : '')).join('');
  const clean = propertiesIn(read('packages/widget/looks/clean.css'));
  expect(propertiesIn(own).filter((name) => !clean.includes(name))).toEqual([]);
  expect(propertiesIn([WIDGET, ...DOCS].join('')).filter((name) => !clean.includes(name))).toEqual([]);
});

test('every variable that the server reads stands in its README, and no page names another', () => {
  const sources = readdirSync('packages/server/src/cli').flatMap((file) =>
    file.endsWith('.test.ts') ? [] : [read(`packages/server/src/cli/${file}`)],
  );
  const known = [...new Set(sources.flatMap((text) => [...text.matchAll(/\benv\.([A-Z0-9_]+)|\b(SAVEPOINT_S3_\w+)/g)].map(([, a, b]) => a ?? b!)))];
  const parts = /\[('CLIENT_ID'[^\]]*)\]/.exec(sources.join(''))?.[1]?.match(/\w+/g) ?? [];
  known.push(...parts.map((part) => `SAVEPOINT_OIDC_${part}`));
  expect(known.length).toBeGreaterThan(15);
  expect(known.filter((name) => !SERVER.includes(`\`${name}\``)).sort()).toEqual([]);
  const named = [SERVER, ...DOCS].flatMap((page) => page.match(/\bSAVEPOINT_[A-Z0-9_]+/g) ?? []);
  expect(named.filter((name) => !known.includes(name))).toEqual([]);
});

test('every command with its options stands in the README of the server', () => {
  const program = createProgram({});
  const commands = program.commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands.map((part) => [`${one.name()} ${part.name()}`, part] as const) : [[one.name(), one] as const],
  );
  const page = section(SERVER, 'Commands');
  const missing = commands.flatMap(([name, command]) =>
    [`savepoint ${name}`, ...command.options.map(({ long }) => long!)].filter((words) => !page.includes(words)),
  );
  expect(missing).toEqual([]);
  const flags = ['--help', ...[program, ...commands.map(([, command]) => command)].flatMap(({ options }) => options.map(({ long }) => long))];
  expect((page.match(/(?<!-)--[a-z][a-z-]*/g) ?? []).filter((flag) => !flags.includes(flag))).toEqual([]);
});
