import { MathUtils, PerspectiveCamera, Timer, type WebGLRenderer } from 'three';
import { HALF_WIDTH, newCanyon } from './canyon.ts';
import { newBoard } from './board.ts';
import { listen } from './input.ts';

const HEIGHT = 4;
const START_SPEED = 26;

/** The whole game: steer, thread rings, keep clear of the pillars; each ring makes it faster. */
export function newFlight(renderer: WebGLRenderer) {
  const { scene, glider, rocks, rings, scroll } = newCanyon();
  const camera = new PerspectiveCamera(64, 1, 0.1, 240);
  const board = newBoard();
  const input = listen(renderer.domElement);
  const timer = new Timer();
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  let speed = START_SPEED;
  let score = 0;
  let metres = 0;
  let lives = 0;
  let safeS = 0;

  function resize() {
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    renderer.setSize(innerWidth, innerHeight);
    camera.aspect = innerWidth / innerHeight;
    camera.updateProjectionMatrix();
  }
  addEventListener('resize', resize);
  resize();

  function begin() {
    [speed, score, metres, lives, safeS] = [START_SPEED, 0, 0, 3, 1.5];
  }

  function fly(stepS: number, x: number, y: number) {
    metres += speed * stepS;
    safeS -= stepS;
    glider.position.x = MathUtils.clamp(glider.position.x + x * 15 * stepS, -HALF_WIDTH + 1, HALF_WIDTH - 1);
    glider.position.y = MathUtils.clamp(glider.position.y + y * 11 * stepS, -HEIGHT, HEIGHT);
    for (const ring of rings) {
      if (!ring.visible || Math.abs(ring.position.z - glider.position.z) > 1) continue;
      if (Math.hypot(ring.position.x - glider.position.x, ring.position.y - glider.position.y) > 1.6) continue;
      ring.visible = false;
      score += 50;
      speed += 0.9;
    }
    for (const { position } of rocks) {
      if (safeS > 0 || Math.abs(position.z - glider.position.z) > 0.9) continue;
      // The pillars taper towards the top.
      const reach = 1.7 * (0.5 - (glider.position.y - 0.5) / 15) + 0.4;
      if (Math.abs(position.x - glider.position.x) > reach) continue;
      lives--;
      safeS = 1.5;
      speed = Math.max(START_SPEED, speed * 0.8);
    }
  }

  function loop(nowMs: number) {
    view.steps++;
    timer.update(nowMs);
    // A game that stood still goes on with one short frame.
    const stepS = Math.min(0.05, timer.getDelta());
    const { x, y, press } = input.read();
    Object.assign(view, { keysHeard: input.seen.keys, padHeard: input.seen.pad, held: x > 0 });
    if (press && lives === 0) begin();
    if (lives > 0) fly(stepS, x, y);
    scroll((lives > 0 ? speed : 9) * stepS);
    glider.rotation.z = MathUtils.damp(glider.rotation.z, -x * 0.6, 8, stepS);
    glider.rotation.x = MathUtils.damp(glider.rotation.x, y * 0.3, 8, stepS);
    glider.visible = safeS <= 0 || Math.floor(nowMs / 90) % 2 === 0;
    for (const ring of rings) ring.rotation.z += stepS;
    camera.position.set(glider.position.x * 0.55, glider.position.y * 0.5 + 1.6, 7.5);
    camera.lookAt(glider.position.x * 0.7, glider.position.y * 0.6, -12);
    board.show(score + Math.floor(metres / 10), lives, metres);
    renderer.render(scene, camera);
  }

  return { loop, view, facts: () => ({ score, lives, metres: Math.round(metres), speed: Math.round(speed) }) };
}
