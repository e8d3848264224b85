import { createSupport } from '@savepoint/widget';
import { BUILD } from './build.ts';
import { startLanternRun, type GameView } from './lantern-run.ts';

declare global {
  interface Window {
    /** Read-only, for end-to-end tests. */
    readonly __game?: GameView;
  }
}

const root = document.querySelector<HTMLElement>('#game');
if (!root) throw new Error('The page needs an element #game');
const game = startLanternRun(root);
Object.defineProperty(window, '__game', { value: game.view });

// What a studio adds. The game above runs whether or not any of it works.
const support = createSupport({
  endpoint: new URLSearchParams(location.search).get('support') ?? location.origin,
  game: 'lantern-run',
  build: BUILD.id,
  commit: BUILD.commit,
  channel: BUILD.channel,
  engine: 'canvas',
  state: game.facts,
  canvas: () => game.canvas,
});
// A name only: the game has no accounts, and an id that can change would part players from their cases.
support.identify({ name: game.player.name });
support.on('open', game.hold);
support.on('close', game.release);
game.on('moment', (text, category) => support.breadcrumb(text, category));
game.on('help', (topic) => support.open(topic ? { topic } : {}));
