import { attachPhaser } from '@savepoint/engines/phaser';
import { AUTO, Game, Scale, VERSION } from 'phaser';
import '@savepoint/widget/looks/arcade.css';
import { Belt } from './belt.ts';

const belt = new Belt();
const game = new Game({
  type: AUTO,
  backgroundColor: '#0b1026',
  scale: { mode: Scale.RESIZE, parent: document.body },
  physics: { default: 'arcade' },
  input: { gamepad: true },
  scene: belt,
});

attachPhaser(window.savepoint, game, { version: VERSION });
window.savepoint?.describe({ state: () => belt.facts() });
Object.defineProperty(window, '__game', { value: belt.view });
