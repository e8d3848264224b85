import { attachLittleJs } from '@savepoint/engines/littlejs';
import * as engine from 'littlejsengine';
import { newClimb } from './climb.ts';

const climb = newClimb();

function start() {
  climb.start();
  // Not before: the engine's canvases are made on its way here.
  attachLittleJs(window.savepoint, engine);
  window.savepoint?.describe({ state: climb.facts });
}

void engine.engineInit(start, climb.update, climb.look, climb.draw, climb.drawText);
Object.defineProperty(window, '__game', { value: climb.view });
