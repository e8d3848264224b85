import { attachPixi } from '@savepoint/engines/pixi';
import { Application, VERSION } from 'pixi.js';
import { startChorus } from './chorus.ts';

const app = new Application();
await app.init({ background: '#102a33', resizeTo: window, antialias: true });
document.body.append(app.canvas);
const chorus = startChorus(app);

attachPixi(window.savepoint, app, { version: VERSION });
window.savepoint?.describe({ state: chorus.facts });
Object.defineProperty(window, '__game', { value: chorus.view });
