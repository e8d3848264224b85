import { MAX_CHARGES, type Player } from '../game/player.ts';
import type { Skin } from './palette.ts';
import { drawGlow } from './sprite.ts';

/** The lantern as it flies: leaning into its speed, tassel behind, its dashes as three arcs around it. */
export function drawLantern(context: CanvasRenderingContext2D, player: Player, skin: Skin, timeS: number): void {
  const flicker = 1 + Math.sin(timeS * 17) * 0.03 + Math.sin(timeS * 7.3) * 0.04;
  const hurt = player.safeLeftS > 0.3 && Math.sin(timeS * 30) > 0.2;
  context.globalCompositeOperation = 'lighter';
  drawGlow(context, skin.glow, player, (52 + player.light * 62) * flicker, 0.35 + player.light * 0.5);
  context.globalCompositeOperation = 'source-over';

  context.save();
  context.translate(player.x, player.y);
  context.globalAlpha = hurt ? 0.45 : 1;
  context.save();
  context.rotate(Math.max(-0.5, Math.min(0.5, player.vx / 700)));
  drawTassel(context, player, skin, timeS);
  drawPaper(context, skin, 0.45 + player.light * 0.55);
  context.restore();
  drawCharges(context, player, skin);
  context.restore();
  context.globalAlpha = 1;
}

/** A lantern at rest for the shop: a box of 34 by 46 units. */
export function drawPortrait(context: CanvasRenderingContext2D, skin: Skin): void {
  context.translate(17, 18);
  drawTassel(context, { vx: 0, vy: 0 }, skin, 0.3);
  drawPaper(context, skin, 1);
}

function drawPaper(context: CanvasRenderingContext2D, skin: Skin, lit: number): void {
  const body = context.createRadialGradient(0, 2, 1, 0, 0, 17);
  body.addColorStop(0, '#fffdf2');
  body.addColorStop(0.35, skin.paper);
  body.addColorStop(1, skin.edge);
  context.fillStyle = body;
  context.beginPath();
  context.ellipse(0, 0, 12.5, 14.5, 0, 0, Math.PI * 2);
  context.fill();
  context.fillStyle = `rgb(20 8 30 / ${0.45 * (1 - lit)})`;
  context.fill();
  context.strokeStyle = 'rgb(120 50 10 / 0.35)';
  context.lineWidth = 1;
  for (const rib of [5, 9.5]) {
    context.beginPath();
    context.ellipse(0, 0, rib, 14.2, 0, 0, Math.PI * 2);
    context.stroke();
  }
  context.fillStyle = '#3a1f2b';
  context.beginPath();
  context.roundRect(-6, -17, 12, 4, 1.5);
  context.roundRect(-6, 13, 12, 4, 1.5);
  context.fill();
}

function drawTassel(
  context: CanvasRenderingContext2D,
  player: Pick<Player, 'vx' | 'vy'>,
  skin: Skin,
  timeS: number,
): void {
  context.strokeStyle = skin.edge;
  context.lineWidth = 2;
  context.lineCap = 'round';
  const sway = Math.sin(timeS * 5) * 3;
  const trailX = Math.max(-16, Math.min(16, -player.vx / 22));
  const trailY = Math.max(-10, Math.min(10, -player.vy / 30));
  for (const side of [-2.5, 0, 2.5]) {
    context.beginPath();
    context.moveTo(side, 16);
    context.quadraticCurveTo(side + trailX * 0.3, 22 + trailY * 0.4, side * 1.6 + trailX + sway, 29 + trailY);
    context.stroke();
  }
}

function drawCharges(context: CanvasRenderingContext2D, player: Player, skin: Skin): void {
  const span = (Math.PI * 2) / MAX_CHARGES;
  context.lineWidth = 2.5;
  for (let i = 0; i < MAX_CHARGES; i++) {
    const from = -Math.PI / 2 + i * span + 0.14;
    const fill = Math.max(0, Math.min(1, player.charges - i));
    context.strokeStyle = 'rgb(255 255 255 / 0.14)';
    arc(context, from, span - 0.28);
    if (fill === 0) continue;
    context.strokeStyle = fill === 1 ? `rgb(${skin.glow})` : `rgb(${skin.glow} / 0.45)`;
    arc(context, from, (span - 0.28) * fill);
  }
}

function arc(context: CanvasRenderingContext2D, from: number, length: number): void {
  context.beginPath();
  context.arc(0, 1, 24, from, from + length);
  context.stroke();
}
