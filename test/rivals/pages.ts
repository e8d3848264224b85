import { build, type Rolldown } from 'vite';

/** The subjects' own code, bundled as a site would have it, and a page for each. Nothing is written to disk. */
export async function subjectPages(serverUrl: string): Promise<Record<string, string>> {
  const names = ['ours-page', 'sentry-page', 'workbox-page', 'workbox-worker'];
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: names.map((name) => `test/rivals/${name}.ts`),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  const { output } = ([result].flat() as Rolldown.RolldownOutput[])[0]!;
  const pages: Record<string, string> = {};
  for (const file of output) if (file.type === 'chunk') pages[`/${file.fileName}`] = file.code;
  const page = (name: string, first = '') =>
    `<!doctype html><meta charset="utf-8">${first}<script type="module" src="/${name}-page.js"></script>`;
  return {
    ...pages,
    '/ours.html': page('ours', `<script src="${serverUrl}/savepoint.js"></script>`),
    '/sentry.html': page('sentry'),
    '/workbox.html': page('workbox'),
  };
}
