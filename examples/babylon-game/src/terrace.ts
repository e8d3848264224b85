import '@babylonjs/core/Culling/ray.js';
import { ArcRotateCamera } from '@babylonjs/core/Cameras/arcRotateCamera.js';
import type { Engine } from '@babylonjs/core/Engines/engine.js';
import { KeyboardEventTypes } from '@babylonjs/core/Events/keyboardEvents.js';
import { PointerEventTypes } from '@babylonjs/core/Events/pointerEvents.js';
import { HemisphericLight } from '@babylonjs/core/Lights/hemisphericLight.js';
import { PointLight } from '@babylonjs/core/Lights/pointLight.js';
import { StandardMaterial } from '@babylonjs/core/Materials/standardMaterial.js';
import { Space } from '@babylonjs/core/Maths/math.axis.js';
import { Color3, Color4 } from '@babylonjs/core/Maths/math.color.js';
import { Vector3 } from '@babylonjs/core/Maths/math.vector.js';
import { CreateBox } from '@babylonjs/core/Meshes/Builders/boxBuilder.js';
import { CreateSphere } from '@babylonjs/core/Meshes/Builders/sphereBuilder.js';
import { Scene } from '@babylonjs/core/scene.js';
import { isGround, TILES } from './level.ts';

const RADIUS = 0.3;
const PUSH = 9;
const DRAG = 1.1;
const WAYS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  KeyA: [-1, 0],
  ArrowRight: [1, 0],
  KeyD: [1, 0],
  ArrowUp: [0, 1],
  KeyW: [0, 1],
  ArrowDown: [0, -1],
  KeyS: [0, -1],
};

/** The whole game: roll over the tiles, light every lamp, do not fall. */
export function newTerrace(engine: Engine) {
  const scene = new Scene(engine);
  scene.clearColor = Color4.FromHexString('#16323dff');
  const camera = new ArcRotateCamera('camera', -Math.PI / 2, 0.72, 13, Vector3.Zero(), scene);
  new HemisphericLight('sky', new Vector3(0.2, 1, -0.3), scene).intensity = 0.75;
  const glow = new PointLight('glow', Vector3.Zero(), scene);
  glow.diffuse = Color3.FromHexString('#ffd9a0');
  glow.range = 7;
  glow.intensity = 0.45;

  const paint = (name: string, colour: string, light = 0) => {
    const material = new StandardMaterial(name, scene);
    material.diffuseColor = Color3.FromHexString(colour);
    material.emissiveColor = material.diffuseColor.scale(light);
    material.specularColor = Color3.Black();
    return material;
  };
  const stones = [paint('light', '#7fb7a4'), paint('dark', '#659c8e')];
  const [unlit, lit] = [paint('unlit', '#c9d6ff', 0.35), paint('lit', '#ffcf6b', 0.8)];
  const lamps = TILES.filter(({ lamp }) => lamp).map(({ x, z }) => {
    const lamp = CreateSphere('lamp', { diameter: 0.34, segments: 12 }, scene);
    lamp.position.set(x, 0.35, z);
    lamp.material = unlit;
    return lamp;
  });
  for (const { x, z } of TILES) {
    const tile = CreateBox('tile', { width: 0.96, depth: 0.96, height: 0.3 }, scene);
    tile.position.set(x, -0.15, z);
    tile.material = stones[(x + z) & 1]!;
  }
  const marble = CreateSphere('marble', { diameter: RADIUS * 2, segments: 20 }, scene);
  marble.material = paint('marble', '#ff6b4a', 0.35);
  const start = TILES.find((tile) => tile.start)!;
  const line = document.body.appendChild(document.createElement('p'));

  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  const down = new Set<string>();
  const speed = new Vector3();
  let drag: { fromX: number; fromY: number; x: number; z: number } | undefined;
  let seconds = 0;
  let falls = 0;
  const litCount = () => lamps.filter(({ material }) => material === lit).length;

  function restart() {
    marble.position.set(start.x, RADIUS, start.z);
    speed.setAll(0);
  }
  restart();

  scene.onKeyboardObservable.add(({ type, event }) => {
    if (type === KeyboardEventTypes.KEYUP) return void down.delete(event.code);
    view.keysHeard++;
    down.add(event.code);
    if (event.code === 'Space' && litCount() === lamps.length) {
      for (const lamp of lamps) lamp.material = unlit;
      [seconds, falls] = [0, 0];
      restart();
    }
  });
  scene.onPointerObservable.add(({ type, event }) => {
    if (type === PointerEventTypes.POINTERUP) drag = undefined;
    if (type === PointerEventTypes.POINTERDOWN) drag = { fromX: event.clientX, fromY: event.clientY, x: 0, z: 0 };
    if (type === PointerEventTypes.POINTERMOVE && drag) {
      drag.x = (event.clientX - drag.fromX) / 60;
      drag.z = (drag.fromY - event.clientY) / 60;
    }
  });

  scene.onBeforeRenderObservable.add(() => {
    view.steps++;
    // A tab that slept, or a game that stood still, goes on with one short frame.
    const stepS = Math.min(0.05, engine.getDeltaTime() / 1000);
    const pad = navigator.getGamepads().find((pad) => pad);
    view.padHeard ||= pad?.buttons.some(({ pressed }) => pressed) ?? false;
    view.held = down.has('ArrowRight') || down.has('KeyD');
    const push = new Vector3((pad?.axes[0] ?? 0) + (drag?.x ?? 0), 0, (drag?.z ?? 0) - (pad?.axes[1] ?? 0));
    for (const code of down) push.addInPlaceFromFloats(WAYS[code]?.[0] ?? 0, 0, WAYS[code]?.[1] ?? 0);
    if (push.length() > 1) push.normalize();
    if (litCount() < lamps.length) seconds += stepS;

    speed.addInPlace(push.scale(PUSH * stepS));
    speed.x *= 1 - DRAG * stepS;
    speed.z *= 1 - DRAG * stepS;
    const { position } = marble;
    const falling = position.y < RADIUS || !isGround(position.x, position.z);
    speed.y = falling ? speed.y - 16 * stepS : 0;
    position.addInPlace(speed.scale(stepS));
    if (!falling) position.y = RADIUS;
    const rolled = Math.hypot(speed.x, speed.z) * stepS;
    // A marble that lies still has no axis to turn about.
    if (rolled > 0) marble.rotate(new Vector3(speed.z, 0, -speed.x).normalize(), rolled / RADIUS, Space.WORLD);
    if (position.y < -9) {
      falls++;
      restart();
    }
    for (const lamp of lamps) if (Vector3.Distance(lamp.position, position) < 0.6) lamp.material = lit;
    lamps.forEach((lamp, i) => (lamp.position.y = 0.4 + Math.sin(view.steps / 30 + i) * 0.06));
    glow.position.set(position.x, position.y + 1.6, position.z);
    // In place: a new target would turn the camera.
    Vector3.LerpToRef(camera.target, position, Math.min(1, 4 * stepS), camera.target);
    const done = litCount() === lamps.length ? '   All lit! Space plays again.' : '   Arrows, WASD or drag';
    line.textContent = `☼ ${litCount()} / ${lamps.length}   ${seconds.toFixed(1)} s   ${falls} falls${done}`;
  });

  const facts = () => ({ lampsLit: litCount(), lamps: lamps.length, seconds: Math.round(seconds), falls });
  return { scene, view, facts };
}
