import { attachThree } from '@savepoint/engines/three';
import { WebGLRenderer } from 'three';
import { newFlight } from './flight.ts';

const renderer = new WebGLRenderer({ antialias: true });
document.body.append(renderer.domElement);
const flight = newFlight(renderer);
const { loop } = flight;
renderer.setAnimationLoop(loop);

attachThree(window.savepoint, { renderer, loop });
window.savepoint?.describe({ state: flight.facts });
Object.defineProperty(window, '__game', { value: flight.view });
