import { attachKaplay } from '@savepoint/engines/kaplay';
import { kaplay } from 'kaplay';
import '@savepoint/widget/looks/arcade.css';
import { addBreakfast } from './breakfast.ts';

const k = kaplay({ background: '#ffd9a0', global: false, debug: false });
const { facts, view } = addBreakfast(k);
k.canvas.focus();

attachKaplay(window.savepoint, k);
window.savepoint?.describe({ state: facts });
Object.defineProperty(window, '__game', { value: view });
