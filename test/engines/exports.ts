import { readFileSync } from 'node:fs';

const read = (path: string) => readFileSync(path, 'utf8');

/** Puts values into a template's marks, as an engine's editor does when it exports. */
function fill(template: string, mark: (name: string) => string, values: Record<string, string>): string {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(mark(name), value), template);
}

/** The files that the editors of Unity, Godot and RPG Maker would write, made from those of `packages/engines`. */
export function exportedPages(): Record<string, string> {
  const attach = read('packages/engines/dist/page/savepoint-attach.js');
  const unity = fill(read('packages/engines/unity/WebGLTemplates/Savepoint/index.html'), (name) => `{{{ ${name} }}}`, {
    PRODUCT_NAME: 'Tidefall',
    PRODUCT_VERSION: '2.9.1',
    COMPANY_NAME: 'Tide',
    SAVEPOINT_HOST: '',
    SAVEPOINT_GAME: 'tidefall',
    LOADER_FILENAME: 'game.loader.js',
    DATA_FILENAME: 'game.data',
    FRAMEWORK_FILENAME: 'game.framework.js',
    CODE_FILENAME: 'game.wasm',
  });
  const head = read('packages/engines/godot/head-include.html').replace('https://support.example.com', '');
  const godot = fill(read('test/engines/pages/godot-shell.html'), (name) => `$GODOT_${name}`, {
    PROJECT_NAME: 'Harbour',
    HEAD_INCLUDE: head,
    URL: 'godot-engine.js',
    CONFIG: '{}',
  });
  return {
    '/unity/index.html': unity,
    '/unity/TemplateData/savepoint-attach.js': attach,
    '/unity/Build/game.loader.js': read('test/engines/pages/unity-loader.js'),
    '/unity/Savepoint.jslib': read('packages/engines/unity/Plugins/Savepoint.jslib'),
    '/godot/index.html': godot,
    '/godot/savepoint-attach.js': attach,
    '/godot/godot-engine.js': read('test/engines/pages/godot-engine.js'),
    '/test/engines/pages/js/libs/savepoint-attach.js': attach,
  };
}
