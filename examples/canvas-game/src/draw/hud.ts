import { levelName } from '../game/director.ts';
import { DARK_LIMIT_S, MAX_LIVES } from '../game/player.ts';
import { CHAIN_S, comboOf } from '../game/score.ts';
import type { World } from '../game/world.ts';
import { GLOW } from './palette.ts';
import type { Stage } from './stage.ts';

/** Score, combo, lives and the night's hour, in CSS pixels at the top of the canvas. */
const FONT = 'ui-rounded, "SF Pro Rounded", system-ui, sans-serif';
const EDGE = 18;

export function drawHud(stage: Stage, world: World, safeTop: number): void {
  const { context, width } = stage;
  const big = Math.max(26, Math.min(40, width / 22));
  const top = safeTop + EDGE;
  context.textBaseline = 'top';
  context.textAlign = 'left';
  context.fillStyle = '#fff8e6';
  context.font = `800 ${big}px ${FONT}`;
  context.fillText(world.score.points.toLocaleString('en'), EDGE, top);
  drawLives(context, world.player.lives, EDGE + 8, top + big + 6);
  drawCombo(context, world, EDGE, top + big + 34, big);

  context.textAlign = 'center';
  context.font = `600 13px ${FONT}`;
  context.fillStyle = 'rgb(255 255 255 / 0.6)';
  context.fillText(levelName(world.level), width / 2, top + 4);
  if (world.player.darkS > 0 && !world.over) {
    context.font = `800 ${big * 0.62}px ${FONT}`;
    context.fillStyle = `rgb(${GLOW.warning} / ${0.65 + 0.35 * Math.sin(world.timeS * 12)})`;
    const leftS = Math.max(0, DARK_LIMIT_S - world.player.darkS);
    context.fillText(`No light! ${leftS.toFixed(1)}`, width / 2, top + 60);
  }
  context.textBaseline = 'alphabetic';
}

function drawCombo(context: CanvasRenderingContext2D, world: World, x: number, y: number, big: number): void {
  const combo = comboOf(world.score);
  if (world.score.chain === 0) return;
  const heat = combo / 8;
  context.font = `800 ${big * 0.55}px ${FONT}`;
  context.fillStyle = `rgb(255 ${Math.round(230 - heat * 110)} ${Math.round(150 - heat * 90)})`;
  context.fillText(`×${combo}`, x, y);
  const left = Math.max(0, world.score.chainLeftS / CHAIN_S);
  context.fillStyle = 'rgb(255 255 255 / 0.16)';
  context.fillRect(x + big * 1.2, y + big * 0.22, 84, 5);
  context.fillStyle = `rgb(255 ${Math.round(230 - heat * 110)} 110)`;
  context.fillRect(x + big * 1.2, y + big * 0.22, 84 * left, 5);
}

function drawLives(context: CanvasRenderingContext2D, lives: number, x: number, y: number): void {
  for (let i = 0; i < MAX_LIVES; i++) {
    context.globalAlpha = i < lives ? 1 : 0.2;
    context.fillStyle = i < lives ? '#ffb454' : '#ffffff';
    context.beginPath();
    const left = x + i * 22;
    context.moveTo(left, y);
    context.bezierCurveTo(left + 10, y + 8, left + 8, y + 18, left, y + 18);
    context.bezierCurveTo(left - 8, y + 18, left - 9, y + 9, left, y);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** The touch stick, where the thumb is. */
export function drawStick(
  { context }: Stage,
  stick: { fromX: number; fromY: number; x: number; y: number } | null,
): void {
  if (!stick) return;
  context.strokeStyle = 'rgb(255 255 255 / 0.18)';
  context.lineWidth = 2;
  context.beginPath();
  context.arc(stick.fromX, stick.fromY, 46, 0, Math.PI * 2);
  context.stroke();
  context.fillStyle = 'rgb(255 255 255 / 0.22)';
  context.beginPath();
  context.arc(stick.x, stick.y, 20, 0, Math.PI * 2);
  context.fill();
}
