import { Engine } from '@babylonjs/core/Engines/engine.js';
import { attachBabylon } from '@savepoint/engines/babylon';
import '@savepoint/widget/looks/fantasy.css';
import { newTerrace } from './terrace.ts';

const canvas = document.createElement('canvas');
canvas.tabIndex = -1;
document.body.append(canvas);
const engine = new Engine(canvas, true);
const { scene, facts, view } = newTerrace(engine);
engine.runRenderLoop(() => scene.render());
addEventListener('resize', () => engine.resize());

attachBabylon(window.savepoint, engine);
window.savepoint?.describe({ state: facts });
Object.defineProperty(window, '__game', { value: view });
