import { readdirSync } from 'node:fs';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { chunkName, keylessLanguages, wholeLanguages } from './packages/widget/build/languages.ts';

/** Packages run from their sources wherever this condition is named: here and in tsconfig.json. */
const conditions = ['savepoint-source'];
const at = (path: string) => new URL(path, import.meta.url).pathname;

/** The engines that have an adapter; each but the first, which is none, has a game of its own in `examples`. */
const ENGINES = ['canvas', 'phaser', 'pixi', 'three', 'babylon', 'littlejs', 'kaplay'];

/** A package as a library for npm: its own files bundled, its dependencies left to the consumer. */
const library = (name: string, ...entries: string[]): UserConfig => ({
  plugins: name === 'widget' ? [wholeLanguages, keylessLanguages] : [],
  build: {
    outDir: at(`packages/${name}/dist/lib`),
    minify: false,
    lib: { entry: entries.map((entry) => at(`packages/${name}/src/${entry}.ts`)), formats: ['es'] },
    rolldownOptions: { external: [/^[@a-z]/], output: { chunkFileNames: (chunk) => `${chunkName(chunk)}.js` } },
  },
});

/** A program for Node: workspace packages it may bundle, everything else stays a dependency. */
const program = (root: string, entries: string[]): UserConfig => ({
  build: {
    ssr: true,
    outDir: at(`${root}/dist`),
    target: 'node20',
    rolldownOptions: { input: entries.map((entry) => at(`${root}/src/${entry}.ts`)) },
  },
  ssr: { noExternal: ['@savepoint/protocol'], external: ['@savepoint/server'], resolve: { conditions } },
});

/** A page of its own. */
const page = (root: string, base: string): UserConfig => ({
  root: at(root),
  base,
  build: { outDir: at(`${root}/dist`), assetsInlineLimit: 0 },
});

/** Pages that are built at once and stand side by side in `dist`, a folder each, and the one that lists them. */
const pages = (root: string, names: string[]): UserConfig => ({
  ...page(root, './'),
  // LittleJS gives its release only to those who ask for `production`.
  resolve: { conditions: [...conditions, 'production', 'module', 'browser'] },
  build: {
    outDir: at(`${root}/dist`),
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4_000,
    rolldownOptions: { input: ['', ...names].map((name) => at(`${root}/${name}/index.html`)) },
  },
});

/** The common part of the adapters as one file, for engines whose games have no bundler. */
const attachAlone = (): UserConfig => ({
  build: {
    outDir: at('packages/engines/dist/page'),
    lib: { entry: at('packages/engines/src/attach.ts'), formats: ['es'] },
    rolldownOptions: { output: { entryFileNames: 'savepoint-attach.js', minify: true } },
  },
});

/**
 * Where a page has frozen its intrinsics, nothing can be assigned that a prototype inherits; it can still be defined. The
 * signals do that three times, and the panel would not load.
 */
const defineInherited: Plugin = {
  name: 'define-inherited',
  transform: (code, id) =>
    id.includes('signals-core')
      ? code.replace(
          /(\w+\.prototype)\.(valueOf|toString|toJSON) *= *(function *\(\) *\{[^}]*\})/g,
          'Object.defineProperty($1, "$2", { value: $3, configurable: true, writable: true })',
        )
      : undefined,
};

/**
 * A part of the script tag that is loaded when wanted. It stands alone: nothing can be imported from a classic script. What
 * it loads in its turn stands beside it.
 */
const scriptPart = (name: string, entry: string, emptyOutDir: boolean): UserConfig => ({
  plugins: [defineInherited, wholeLanguages, keylessLanguages],
  build: {
    outDir: at('packages/widget/dist/script'),
    emptyOutDir,
    lib: { entry: at(entry), formats: ['es'] },
    rolldownOptions: {
      // What a later part shares with this one stays in it, and is no file of its own to wait for.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: `${name}-[hash:6].js`,
        chunkFileNames: (chunk) => `${chunkName(chunk)}-[hash:6].js`,
        // What the boot names compresses by four bytes more than with letters of both cases.
        hashCharacters: 'hex',
        minify: true,
        // Else what two later parts share with it would be a third file, to be waited for before it.
        codeSplitting: { groups: [{ name, tags: ['$initial'] }] },
      },
    },
  },
});

/** The classic script itself, which knows its parts by their hashed names. */
const scriptBoot = (): UserConfig => {
  const built = readdirSync(at('packages/widget/dist/script'));
  const part = (name: string) => JSON.stringify(built.find((file) => file.startsWith(`${name}-`))!.replace('.js', ''));
  return {
    define: { __ENGINE__: part('engine'), __PANEL__: part('panel') },
    // The looks stand beside the script, for pages without a bundler.
    publicDir: at('packages/widget/looks'),
    build: {
      outDir: at('packages/widget/dist/script'),
      emptyOutDir: false,
      lib: { entry: at('packages/widget/src/boot/script.ts'), formats: ['iife'], name: 'savepointScript' },
      rolldownOptions: {
        // The npm entries name these by dynamic import: left in, they would make bundles of every shared module.
        external: [/\/engine\.ts$/, /\/panel\.tsx$/],
        output: { entryFileNames: 'savepoint.js' },
      },
    },
  };
};

/** Everything that is built, by `vite build --mode <name>`, in this order. */
const builds: Record<string, () => UserConfig> = {
  protocol: () => library('protocol', 'index', 'schemas'),
  sdk: () => library('sdk', 'index', 'engine'),
  widget: () => library('widget', 'index'),
  engines: () => library('engines', ...ENGINES),
  'engines-page': attachAlone,
  'script-engine': () => scriptPart('engine', 'packages/widget/src/boot/engine.ts', true),
  'script-panel': () => scriptPart('panel', 'packages/widget/src/panel/panel.tsx', false),
  'script-boot': scriptBoot,
  console: () => {
    const { build, ...rest } = page('packages/console', '/console/');
    const input = ['index', 'preview'].map((name) => at(`packages/console/${name}.html`));
    return { ...rest, build: { ...build, rolldownOptions: { input } } };
  },
  'canvas-game': () => page('examples/canvas-game', './'),
  games: () => pages('examples', ENGINES.slice(1).map((engine) => `${engine}-game`)),
  server: () => program('packages/server', ['index', 'main']),
  playground: () => program('examples/playground', ['main']),
};

export const buildNames = Object.keys(builds);

/** Browsers new enough to need no rewriting of the CSS that is written here; the scripts themselves go back further. */
const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];

export default defineConfig(({ mode }) => ({
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ...builds[mode]?.(),
  build: { cssTarget, ...builds[mode]?.().build },
  resolve: { conditions, ...builds[mode]?.().resolve },
  ...(mode === 'test' && {
    ssr: { resolve: { conditions } },
    test: {
      // Every file in the process of the one before: most of a file's time would be the loading of the server.
      isolate: false,
      // A browser waits more than it works; a third at a time makes two cores miss what is timed by a player's hand.
      maxWorkers: 2,
      globalSetup: at('packages/server/src/testing/postgres.ts'),
      // What is waited for comes when a busy machine gets to it; a test that holds it to a time says so itself.
      expect: { poll: { timeout: 15_000 } },
      projects: [
        {
          extends: true,
          test: { name: 'unit', include: ['packages/**/*.test.ts', 'examples/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 },
        },
        {
          extends: true,
          test: { name: 'dom', include: ['packages/**/*.test.tsx'], environment: 'happy-dom', testTimeout: 20_000 },
        },
        {
          extends: true,
          test: {
            name: 'whole',
            include: ['test/**/*.test.ts'],
            setupFiles: at('test/stage/lag.ts'),
            sequence: { groupOrder: 1 },
            testTimeout: 120_000,
            hookTimeout: 120_000,
          },
        },
      ],
    },
  }),
}));
