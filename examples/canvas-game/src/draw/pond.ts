import { seededRandom } from '../game/random.ts';
import { waterOf } from './palette.ts';
import type { Stage } from './stage.ts';
import { newPicture } from './sprite.ts';

/** The water of a level, drawn once a level and size, and faded over when the level changes. */
export interface Pond {
  draw(stage: Stage, level: number, timeS: number): void;
}

const FADE_S = 1.6;

export function newPond(): Pond {
  let shown: { key: string; picture: HTMLCanvasElement } | null = null;
  let before: HTMLCanvasElement | null = null;
  let changedAtS = 0;

  return {
    draw(stage, level, timeS) {
      const key = `${level} ${stage.width} ${stage.height} ${stage.pixelRatio}`;
      if (shown?.key !== key) {
        before = shown?.picture ?? null;
        changedAtS = timeS;
        shown = { key, picture: paint(stage, level) };
      }
      const { context, width, height } = stage;
      const fade = Math.min(1, Math.max(0, timeS - changedAtS) / FADE_S);
      if (before && fade < 1) context.drawImage(before, 0, 0, width, height);
      context.globalAlpha = before ? fade : 1;
      context.drawImage(shown.picture, 0, 0, width, height);
      context.globalAlpha = 1;
    },
  };
}

function paint({ width, height, pixelRatio }: Stage, level: number): HTMLCanvasElement {
  const water = waterOf(level);
  const [picture, context] = newPicture(width * pixelRatio, height * pixelRatio);
  const random = seededRandom(level * 7919);
  context.scale(pixelRatio, pixelRatio);
  const sky = context.createLinearGradient(0, 0, width * 0.2, height);
  sky.addColorStop(0, water.top);
  sky.addColorStop(0.55, water.middle);
  sky.addColorStop(1, water.bottom);
  context.fillStyle = sky;
  context.fillRect(0, 0, width, height);
  paintMoon(context, width, height, water.moon);
  const unit = Math.min(width, height) / 480;
  for (let i = 0; i < 90; i++) {
    context.globalAlpha = random.between(0.1, 0.6);
    context.fillStyle = `rgb(${water.moon})`;
    context.fillRect(random.next() * width, random.next() * height, random.between(1, 7) * unit, unit);
  }
  context.globalAlpha = 1;
  const pads = Math.round((width * height) / (unit * unit) / 24_000);
  for (let i = 0; i < pads; i++) {
    // Pads keep to the shore, so that the middle stays easy to read.
    const angle = random.next() * Math.PI * 2;
    const far = random.between(0.82, 1.16);
    const at = { x: width * (0.5 + Math.cos(angle) * 0.5 * far), y: height * (0.5 + Math.sin(angle) * 0.5 * far) };
    paintPad(context, at, random.between(18, 46) * unit, random.next() * 6, water.pad);
  }
  return picture;
}

function paintMoon(context: CanvasRenderingContext2D, width: number, height: number, colour: string): void {
  const radius = Math.min(width, height) * 0.62;
  const x = width * 0.7;
  const y = height * 0.24;
  const light = context.createRadialGradient(x, y, 0, x, y, radius);
  light.addColorStop(0, `rgb(${colour} / 0.62)`);
  light.addColorStop(0.12, `rgb(${colour} / 0.42)`);
  light.addColorStop(0.14, `rgb(${colour} / 0.2)`);
  light.addColorStop(1, `rgb(${colour} / 0)`);
  context.fillStyle = light;
  context.fillRect(0, 0, width, height);
}

function paintPad(
  context: CanvasRenderingContext2D,
  at: { x: number; y: number },
  radius: number,
  turn: number,
  colour: string,
): void {
  context.save();
  context.translate(at.x, at.y);
  context.rotate(turn);
  context.scale(1, 0.8);
  context.beginPath();
  context.moveTo(0, 0);
  context.arc(0, 0, radius, 0.28, Math.PI * 2 - 0.28);
  context.closePath();
  context.fillStyle = colour;
  context.fill();
  context.strokeStyle = 'rgb(255 255 255 / 0.07)';
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}
