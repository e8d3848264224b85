import { Container, Graphics, Text, type Application } from 'pixi.js';
import { listen } from './keys.ts';
import { COLOURS, COLUMNS, newSky, ROWS, type Place } from './sky.ts';

const CELL = 54;
const SLOWEST_S = 7;
const FASTEST_S = 2.2;

/** The whole game on a stage: lanterns rise from the pond, and matching neighbours are let go together. */
export function startChorus(app: Application) {
  const board = new Container();
  const pond = new Graphics();
  const ripples = new Graphics({ alpha: 0.13 });
  const lanterns = new Container();
  const sparks = new Container();
  const cursor = new Graphics().roundRect(-CELL / 2, -CELL / 2, CELL, CELL, 12).stroke({ width: 3, color: 0xffffff });
  const style = { fill: 0xe8fff6, fontFamily: 'system-ui, sans-serif', fontSize: 20, align: 'center' as const };
  const hud = new Text({ text: '', style });
  const banner = new Text({ text: '', style: { ...style, fontSize: 26 }, anchor: 0.5 });
  board.addChild(lanterns, cursor, sparks);
  app.stage.addChild(pond, ripples, board, hud, banner);

  let sky = newSky();
  let place: Place = { column: 3, row: 0 };
  let score = 0;
  let rows = 0;
  let nextRowS = 0;
  let over = true;
  const view = { steps: 0, keysHeard: 0, held: false, padHeard: false };

  const keys = listen({
    step(x, y) {
      const column = Math.min(COLUMNS - 1, Math.max(0, place.column + x));
      place = { column, row: Math.min(ROWS - 1, Math.max(0, place.row + y)) };
    },
    press: () => (over ? begin() : release(place)),
  });

  function begin() {
    sky = newSky();
    [score, rows, nextRowS, over] = [0, 0, SLOWEST_S, false];
    for (let i = 0; i < 4; i++) sky.rise(3);
    banner.text = '';
    draw();
  }

  function release(from: Place) {
    const colour = COLOURS[sky.columns[from.column]?.[from.row] ?? 0]!;
    const group = sky.pop(from);
    score += group.length * group.length * 5;
    for (const place of group) burst(place, colour);
    if (group.length) draw();
  }

  function burst({ column, row }: Place, colour: number) {
    for (let i = 0; i < 7; i++) {
      const spark = new Graphics().circle(0, 0, 2 + Math.random() * 4).fill(colour);
      spark.position.set(x(column), y(row));
      sparks.addChild(Object.assign(spark, { drift: (Math.random() - 0.5) * 3, lift: 1 + Math.random() * 4 }));
    }
  }

  const x = (column: number) => (column + 0.5) * CELL;
  const y = (row: number) => (ROWS - row - 0.5) * CELL;

  function draw() {
    for (const old of lanterns.removeChildren()) old.destroy();
    sky.columns.forEach((column, index) =>
      column.forEach((colour, row) => {
        const [glow, light] = [{ color: COLOURS[colour]!, alpha: 0.22 }, { color: 0xffffff, alpha: 0.75 }];
        const lantern = new Graphics()
          .circle(0, 0, CELL * 0.47)
          .fill(glow)
          .roundRect(-CELL * 0.32, -CELL * 0.36, CELL * 0.64, CELL * 0.72, 16)
          .fill(COLOURS[colour]!)
          .circle(0, CELL * 0.06, CELL * 0.13)
          .fill(light);
        lantern.position.set(x(index), y(row));
        lantern.eventMode = 'static';
        lantern.cursor = 'pointer';
        lantern.on('pointerdown', () => {
          place = { column: index, row };
          release(place);
        });
        lanterns.addChild(lantern);
      }),
    );
  }

  app.stage.eventMode = 'static';
  app.stage.on('pointerdown', () => over && begin());
  app.ticker.add(({ deltaMS, lastTime }) => {
    view.steps++;
    keys.poll();
    const held = keys.down.has('ArrowRight') || keys.down.has('KeyD');
    Object.assign(view, { keysHeard: keys.seen.keys, padHeard: keys.seen.pad, held });
    const { width, height } = app.screen;
    app.stage.hitArea = app.screen;
    board.scale.set(Math.min(1.3, (width - 24) / (COLUMNS * CELL), (height - 70) / (ROWS * CELL)));
    board.position.set((width - COLUMNS * CELL * board.scale.x) / 2, height - ROWS * CELL * board.scale.y - 14);
    banner.position.set(width / 2, height * 0.4);
    hud.position.set(20, 14);
    hud.text = `${score} points    ${rows} rows`;
    drawPond(width, height, lastTime / 1000);
    cursor.position.set(x(place.column), y(place.row));
    cursor.alpha = 0.6 + Math.sin(lastTime / 160) * 0.3;
    lanterns.children.forEach((lantern, i) => (lantern.rotation = Math.sin(lastTime / 700 + i) * 0.05));
    for (const spark of [...sparks.children] as (Graphics & { drift: number; lift: number })[]) {
      spark.x += spark.drift;
      spark.y -= spark.lift;
      spark.alpha -= 0.02;
      if (spark.alpha <= 0) spark.destroy();
    }
    if (over) return;
    nextRowS -= deltaMS / 1000;
    if (nextRowS > 0) return;
    rows++;
    nextRowS = Math.max(FASTEST_S, SLOWEST_S - rows * 0.14);
    over = !sky.rise(rows > 24 ? 5 : rows > 8 ? 4 : 3);
    if (over) banner.text = `The sky is full.\n${score} points. Space lights it again.`;
    draw();
  });

  function drawPond(width: number, height: number, seconds: number) {
    pond.clear().rect(0, height * 0.72, width, height * 0.28).fill(0x0c2028);
    ripples.clear();
    for (let i = 0; i < 14; i++) {
      const wave = Math.sin(seconds * 0.6 + i * 1.7) * 30;
      const left = ((i * 211) % width) + wave;
      const top = height * 0.75 + ((i * 37) % (height * 0.22));
      ripples.ellipse(left, top, 60 + (i % 4) * 18, 2).fill(0x7fd8c8);
    }
  }

  banner.text = 'Koi Chorus\nClick groups of two or more, or use arrows and Space.';
  draw();
  return { view, facts: () => ({ score, rows, over, lanterns: sky.columns.flat().length }) };
}
