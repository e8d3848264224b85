import {
  cameraPos,
  cameraScale,
  Color,
  drawCircle,
  drawRect,
  drawTextScreen,
  gamepadIsDown,
  keyIsDown,
  keyWasPressed,
  mainCanvasSize,
  mouseWasPressed,
  ParticleEmitter,
  setCameraPos,
  setCameraScale,
  setGravity,
  Sound,
  time,
  vec2,
} from 'littlejsengine';
import { drawLeaf, nextLeaf, placeOf, type Leaf } from './leaves.ts';
import { Moth } from './moth.ts';

const THROW = 0.33;
const LAMP_Y = 220;
const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'KeyW', 'KeyA', 'KeyS', 'KeyD', 'Space', 'Enter'];

/** The whole game: from leaf to leaf up to the lamp. */
export function newClimb() {
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  const halfWidth = () => Math.min(9, mainCanvasSize.x / cameraScale / 2);
  let leaves: Leaf[] = [];
  let moth: Moth;
  let chime: Sound;
  let thud: Sound;
  let topY = 0;
  let best = 0;
  let fireflies = 0;
  let phase: 'title' | 'climbing' | 'fallen' | 'lamp' = 'title';

  function begin() {
    leaves = [{ pos: vec2(0, 0), width: 6, sway: 0, dry: false, firefly: false }];
    while (leaves.at(-1)!.pos.y < LAMP_Y - 4) leaves.push(nextLeaf(leaves.at(-1)!.pos.y, halfWidth()));
    moth.pos = vec2(0, 2);
    moth.velocity = vec2();
    [topY, fireflies] = [0, 0];
  }

  function land() {
    for (const leaf of leaves) {
      const { x, y } = placeOf(leaf, time);
      const dx = Math.abs(moth.pos.x - x);
      if (leaf.firefly && dx < 0.9 && Math.abs(moth.pos.y - y - 1.1) < 0.9) {
        leaf.firefly = false;
        fireflies++;
        chime.play(moth.pos, 1, 1 + fireflies / 20);
      }
      const feet = moth.pos.y - 0.45;
      if (moth.velocity.y >= 0 || dx > leaf.width / 2 || feet > y + 0.2 || feet < y - 0.3) continue;
      moth.velocity.y = THROW;
      thud.play(moth.pos);
      if (leaf.dry) crumble(leaf);
    }
  }

  function crumble(leaf: Leaf) {
    leaves = leaves.filter((other) => other !== leaf);
    const [from, to] = [new Color(0.8, 0.5, 0.3), new Color(0.5, 0.3, 0.2, 0)];
    const dust = new ParticleEmitter(leaf.pos, 0, leaf.width, 0.1, 120, Math.PI, undefined, from, from, to, to);
    dust.gravityScale = 0.4;
  }

  return {
    view,
    facts: () => ({ phase, height: Math.round(topY), best: Math.round(best), fireflies }),
    start() {
      setGravity(vec2(0, -0.0095));
      chime = new Sound([0.6, 0, 880, 0.01, 0.04, 0.16, 1, 1.6]);
      thud = new Sound([0.4, 0, 140, 0.01, 0.02, 0.06, 0, 1.2, 8]);
      moth = new Moth(halfWidth);
      begin();
    },
    update() {
      view.steps++;
      setCameraScale(Math.max(24, mainCanvasSize.y / 20));
      view.keysHeard += KEYS.filter((code) => keyWasPressed(code)).length;
      view.held = keyIsDown('ArrowRight');
      view.padHeard ||= gamepadIsDown(0) || gamepadIsDown(5);
      if (phase !== 'climbing') {
        moth.velocity.y = Math.max(moth.velocity.y, 0);
        moth.gravityScale = 0;
        if (!keyWasPressed('Space') && !mouseWasPressed(0) && !gamepadIsDown(0)) return;
        begin();
        phase = 'climbing';
        moth.gravityScale = 1;
      }
      land();
      topY = Math.max(topY, moth.pos.y);
      best = Math.max(best, topY);
      if (moth.pos.y > LAMP_Y) phase = 'lamp';
      if (moth.pos.y < topY - 13) phase = 'fallen';
    },
    look() {
      setCameraPos(cameraPos.lerp(vec2(0, Math.max(topY, 4) + 1), 0.08));
    },
    draw() {
      const height = cameraPos.y / LAMP_Y;
      drawRect(cameraPos, vec2(60, 60), new Color(0.06 + height * 0.3, 0.08 + height * 0.14, 0.14 + height * 0.1));
      for (let i = 0; i < 40; i++) {
        const y = ((i * 7.3 - cameraPos.y * 0.4) % 24) + cameraPos.y;
        drawCircle(vec2(((i * 5.7) % 30) - 15, y), 0.1 + (i % 3) * 0.05, new Color(1, 1, 1, 0.25));
      }
      for (let i = 5; i > 0; i--) drawCircle(vec2(0, LAMP_Y + 3), i * 3, new Color(1, 0.85, 0.45, 0.16));
      drawCircle(vec2(0, LAMP_Y + 3), 1.6, new Color(1, 0.96, 0.8));
      for (const leaf of leaves) if (Math.abs(leaf.pos.y - cameraPos.y) < 16) drawLeaf(leaf, time);
    },
    drawText() {
      const middle = mainCanvasSize.x / 2;
      const text = `${Math.max(0, Math.round(topY))} m    ${fireflies} fireflies    best ${Math.round(best)} m`;
      drawTextScreen(text, vec2(middle, 30), 20, new Color(1, 0.95, 0.8));
      const says = {
        title: 'Moth and Lamp\nArrows to steer, Space to begin, or touch',
        climbing: '',
        fallen: 'The night has you.\nSpace climbs again',
        lamp: 'Warm at last!\nSpace climbs again',
      };
      drawTextScreen(says[phase], vec2(middle, mainCanvasSize.y * 0.36), 30, new Color(1, 0.95, 0.8));
    },
  };
}
