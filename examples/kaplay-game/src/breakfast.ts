import type { GameObj, KAPLAYCtx } from 'kaplay';
import { drawToast, drawTable } from './drawing.ts';

const GRAVITY = 2600;
const JUMP = 900;
const SLOWEST = 340;
const FLOOR = 90;
const OBSTACLES = [
  { name: 'mug', width: 54, height: 62, color: '#4f86c6' },
  { name: 'egg', width: 40, height: 52, color: '#fff6e5' },
  { name: 'jam', width: 62, height: 82, color: '#c2375f' },
  { name: 'knife', width: 120, height: 20, color: '#9aa7b5' },
];

/** The whole game: two scenes, a run over the table and what was reached. */
export function addBreakfast(k: KAPLAYCtx) {
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };
  const facts = { scene: 'title', score: 0, best: 0, butter: 0, speed: 0 };

  /** Handlers end with their scene, so each begins with these. */
  function watch() {
    k.onKeyPress(() => view.keysHeard++);
    k.onGamepadButtonPress(() => (view.padHeard = true));
    k.onUpdate(() => {
      view.steps++;
      view.held = k.isKeyDown('right') || k.isKeyDown('d');
    });
  }
  k.setGravity(GRAVITY);

  /** Whatever the player presses to go on, in this scene. */
  function onPress(act: () => void) {
    k.onKeyPress('space', act);
    k.onMousePress(act);
    k.onGamepadButtonPress('south', act);
  }

  function addTable() {
    drawTable(k);
    k.add([
      k.rect(k.width() * 2, FLOOR + 60),
      k.pos(-k.width() / 2, k.height() - FLOOR),
      k.area(),
      k.body({ isStatic: true }),
      k.opacity(0),
      'table',
    ]);
  }

  function addText(words: string, size: number, y: number) {
    const text = k.text(words, { size, align: 'center', width: k.width() - 40 });
    return k.add([text, k.pos(k.center().x, y), k.anchor('center'), k.color('#5b2b12'), k.z(10)]);
  }

  k.scene('title', (said: string) => {
    facts.scene = 'title';
    watch();
    addTable();
    addText(said, 34, k.height() * 0.34);
    drawToast(k, k.add([k.pos(k.center().x - 26, k.height() - FLOOR - 58)]));
    onPress(() => k.go('run'));
  });

  k.scene('run', () => {
    Object.assign(facts, { scene: 'run', score: 0, butter: 0, speed: SLOWEST });
    watch();
    addTable();
    const board = addText('', 22, 34);
    const toast = k.add([k.rect(52, 58), k.opacity(0), k.pos(k.width() * 0.18, 40), k.area(), k.body()]);
    drawToast(k, toast);
    let jumps = 0;

    onPress(() => {
      if (toast.isGrounded()) jumps = 0;
      if (jumps >= 2) return;
      jumps++;
      toast.jump(jumps === 1 ? JUMP : JUMP * 0.85);
    });
    toast.onUpdate(() => {
      const stick = k.getGamepadStick('left').x;
      const right = Number(view.held) - Number(k.isKeyDown('left') || k.isKeyDown('a')) + stick;
      toast.pos.x = k.clamp(toast.pos.x + right * 300 * k.dt(), 10, k.width() * 0.7);
      if (k.isKeyDown('down') || k.isKeyDown('s')) toast.vel.y += 3600 * k.dt();
      if (toast.pos.y > k.height() + 100) fall();
    });
    toast.onCollide('obstacle', fall);
    toast.onCollide('butter', (butter: GameObj) => {
      butter.destroy();
      facts.butter++;
      k.addKaboom(butter.pos, { scale: 0.4 });
    });

    function fall() {
      facts.best = Math.max(facts.best, facts.score);
      k.shake(14);
      k.go('title', `Splat!\n${facts.score} points, best ${facts.best}\nSpace hops again`);
    }

    function later() {
      k.wait(k.rand(0.75, 1.5) * (SLOWEST / facts.speed) + 0.25, () => {
        const { width, height, color } = k.choose(OBSTACLES);
        const x = k.width() + 60;
        const away = () => [k.move(k.LEFT, facts.speed), k.area(), k.offscreen({ destroy: true, distance: 200 })];
        const floor = k.height() - FLOOR;
        const outline = k.outline(4, k.Color.fromHex('#5b2b12'));
        const shape = k.rect(width, height, { radius: 10 });
        k.add([shape, k.color(color), outline, k.pos(x, floor - height), ...away(), 'obstacle']);
        if (k.chance(0.55)) {
          const pos = k.pos(x + k.rand(0, 160), floor - k.rand(150, 260));
          k.add([k.rect(30, 20, { radius: 4 }), k.color('#ffe45c'), outline, pos, ...away(), 'butter']);
        }
        later();
      });
    }
    later();
    let metres = 0;
    k.onUpdate(() => {
      facts.speed += 5 * k.dt();
      metres += (facts.speed * k.dt()) / 50;
      facts.score = Math.floor(metres) + facts.butter * 25;
      board.text = `${facts.score}   butter ${facts.butter}`;
    });
  });

  k.go('title', 'Toast Hop\nSpace or tap to hop, twice in the air');
  return { view, facts: () => ({ ...facts, speed: Math.round(facts.speed) }) };
}
