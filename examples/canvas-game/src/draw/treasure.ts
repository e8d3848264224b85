import { FIREFLY_LIFE_S, GEM_LIFE_S, type Firefly, type Gem } from '../game/firefly.ts';
import { GLOW } from './palette.ts';
import { drawGlow } from './sprite.ts';

/** What is worth catching: fireflies that bob and blink before they leave, and gems that turn. */
export function drawFireflies(context: CanvasRenderingContext2D, fireflies: readonly Firefly[], timeS: number): void {
  context.globalCompositeOperation = 'lighter';
  for (const { x, y, ageS, delayS, phase } of fireflies) {
    if (delayS > 0) continue;
    const grown = Math.min(1, ageS * 5);
    const leaving = FIREFLY_LIFE_S - ageS;
    const blink = leaving < 2 ? 0.45 + 0.4 * Math.sin(leaving * 14) : 0.85 + 0.15 * Math.sin(timeS * 4 + phase);
    const at = { x: x + Math.cos(timeS * 1.7 + phase) * 2.5, y: y + Math.sin(timeS * 2.3 + phase) * 2.5 };
    drawGlow(context, GLOW.firefly, at, 17 * grown, blink * 0.8);
    drawGlow(context, GLOW.white, at, 5.5 * grown, blink);
  }
  context.globalCompositeOperation = 'source-over';
}

export function drawGems(context: CanvasRenderingContext2D, gems: readonly Gem[], timeS: number): void {
  for (const gem of gems) {
    const leaving = GEM_LIFE_S - gem.ageS;
    if (leaving < 2 && Math.sin(leaving * 16) < -0.2) continue;
    context.globalCompositeOperation = 'lighter';
    drawGlow(context, GLOW.gem, gem, 26, 0.7);
    context.globalCompositeOperation = 'source-over';
    drawCut(context, gem.x, gem.y + Math.sin(timeS * 3 + gem.x) * 2, 8, Math.cos(timeS * 2.4 + gem.x));
  }
}

function drawCut(context: CanvasRenderingContext2D, x: number, y: number, size: number, turn: number): void {
  const half = size * (0.35 + 0.5 * Math.abs(turn));
  context.fillStyle = '#5cf2d6';
  context.beginPath();
  context.moveTo(x, y - size * 1.2);
  context.lineTo(x + half, y);
  context.lineTo(x, y + size * 1.2);
  context.lineTo(x - half, y);
  context.closePath();
  context.fill();
  context.fillStyle = 'rgb(255 255 255 / 0.55)';
  context.beginPath();
  context.moveTo(x, y - size * 1.2);
  context.lineTo(x + half * 0.2, y);
  context.lineTo(x - half, y);
  context.closePath();
  context.fill();
}
