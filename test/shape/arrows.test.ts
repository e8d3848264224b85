import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** What each package may import of ours. */
const ARROWS: Record<string, string[]> = {
  protocol: [],
  sdk: ['protocol'],
  widget: ['sdk', 'protocol'],
  engines: ['widget'],
  server: ['protocol'],
  console: ['protocol'],
};

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT = /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]/gm;

/** Every static import in a text. */
export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, bare]) => ({
    from: file,
    to: (named ?? bare)!,
    typeOnly: type !== undefined,
  }));
}

const sources = readdirSync('packages', { recursive: true, encoding: 'utf8' })
  .filter((file) => /^\w+\/src\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file))
  .map((file) => `packages/${file}`);
const imports = sources.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
const packageOf = (path: string) => path.split('/')[1]!;

/** The arrows in `all` that point where they may not. */
const forbidden = (all: Import[]) =>
  all.filter(({ from, to }) => {
    const target = /^@savepoint\/(\w+)/.exec(to)?.[1];
    if (target) return !ARROWS[packageOf(from)]!.includes(target);
    return to.startsWith('.') && packageOf(normalize(join(dirname(from), to))) !== packageOf(from);
  });

/** The first circle of run-time imports, or undefined. */
function circle(all: Import[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of all) {
    if (typeOnly || !to.startsWith('.')) continue;
    next.set(from, [...(next.get(from) ?? []), normalize(join(dirname(from), to))]);
  }
  const done = new Set<string>();
  const visit = (file: string, way: string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const target of next.get(file) ?? []) {
      const found = visit(target, [...way, file]);
      if (found) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const found = visit(file, []);
    if (found) return found;
  }
  return undefined;
}

test('packages import each other only along the arrows', () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(forbidden(imports)).toEqual([]);
});

test('a wrong arrow would be found', () => {
  const text = "import { a } from '@savepoint/server';\nimport '../../widget/src/index.ts';\n";
  expect(forbidden(importsOf('packages/sdk/src/x.ts', text))).toHaveLength(2);
});

test('no file imports itself by a detour', () => {
  expect(circle(imports)).toBeUndefined();
});

test('a circle would be found', () => {
  const two = [
    ...importsOf('packages/sdk/src/a.ts', "import { b } from './b.ts';"),
    ...importsOf('packages/sdk/src/b.ts', "import { a } from './a.ts';"),
  ];
  expect(circle(two)).toEqual(['packages/sdk/src/a.ts', 'packages/sdk/src/b.ts', 'packages/sdk/src/a.ts']);
});

test('importing the server, the protocol, the sdk or the widget has no effect on the page or the process', async () => {
  const before = { globals: Object.keys(globalThis).sort(), listeners: process.eventNames().length };
  await import('@savepoint/protocol');
  await import('@savepoint/protocol/schemas');
  await import('@savepoint/sdk');
  await import('@savepoint/server');
  expect({ globals: Object.keys(globalThis).sort(), listeners: process.eventNames().length }).toEqual(before);
});
