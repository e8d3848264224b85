import { isWarning, type Hollow } from '../game/hollow.ts';
import { GLOW } from './palette.ts';
import { drawGlow } from './sprite.ts';

/** Hollows in two layers: bodies, which the dark may swallow, and eyes and warnings, which it never does. */
export function drawBodies(context: CanvasRenderingContext2D, hollows: readonly Hollow[]): void {
  for (const hollow of hollows) {
    if (isWarning(hollow)) continue;
    context.save();
    context.translate(hollow.x, hollow.y);
    context.globalAlpha = Math.min(1, (hollow.lifeS - hollow.ageS) * 2, hollow.ageS * 4);
    if (hollow.kind === 'bloom') drawBud(context, hollow);
    else if (hollow.kind === 'dart') drawDart(context, hollow);
    else drawBlob(context, hollow);
    context.restore();
  }
}

export function drawEyes(
  context: CanvasRenderingContext2D,
  hollows: readonly Hollow[],
  player: { x: number; y: number },
  arena: { width: number; height: number },
): void {
  context.globalCompositeOperation = 'lighter';
  for (const hollow of hollows) {
    if (isWarning(hollow)) drawWarning(context, hollow, arena);
    else if (hollow.kind === 'bloom') drawFuse(context, hollow);
    else if (hollow.kind === 'cinder') drawGlow(context, GLOW.eye, hollow, 20, 0.9);
    else drawPair(context, hollow, player);
  }
  context.globalCompositeOperation = 'source-over';
}

function drawBlob(context: CanvasRenderingContext2D, { radius, ageS, wobble, kind, vx, vy }: Hollow): void {
  const heading = Math.atan2(vy, vx);
  const points = 14;
  const outline: [x: number, y: number][] = [];
  for (let i = 0; i < points; i++) {
    const angle = (i / points) * Math.PI * 2;
    // Longer behind than in front: smoke that swims.
    const tail = Math.max(0, -Math.cos(angle - heading)) * (kind === 'hunter' ? 13 : 7);
    const reach = radius * 1.12 + Math.sin(angle * 3 + ageS * 6 + wobble) * radius * 0.14 + tail;
    outline.push([Math.cos(angle) * reach, Math.sin(angle) * reach]);
  }
  traceSmooth(context, outline);
  context.fillStyle = kind === 'hunter' ? '#2a0b22' : '#160a2b';
  context.fill();
  context.lineJoin = 'round';
  context.lineWidth = 2.5;
  context.strokeStyle = kind === 'hunter' ? 'rgb(255 96 130 / 0.65)' : 'rgb(150 118 255 / 0.7)';
  context.stroke();
}

/** A closed curve through the middles of the outline's sides. */
function traceSmooth(context: CanvasRenderingContext2D, outline: readonly [x: number, y: number][]): void {
  context.beginPath();
  outline.forEach(([x, y], i) => {
    const [nextX, nextY] = outline[(i + 1) % outline.length] ?? [x, y];
    const [beforeX, beforeY] = outline.at(i - 1) ?? [x, y];
    if (i === 0) context.moveTo((beforeX + x) / 2, (beforeY + y) / 2);
    context.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  });
  context.closePath();
}

function drawDart(context: CanvasRenderingContext2D, { vx, vy }: Hollow): void {
  context.rotate(Math.atan2(vy, vx));
  const streak = context.createLinearGradient(-90, 0, 10, 0);
  streak.addColorStop(0, `rgb(${GLOW.dark} / 0)`);
  streak.addColorStop(1, `rgb(${GLOW.dark} / 0.8)`);
  context.fillStyle = streak;
  context.fillRect(-90, -4, 96, 8);
  context.fillStyle = '#160a2b';
  context.strokeStyle = `rgb(${GLOW.dark})`;
  context.lineWidth = 2;
  context.beginPath();
  context.moveTo(20, 0);
  context.lineTo(-14, 10);
  context.lineTo(-7, 0);
  context.lineTo(-14, -10);
  context.closePath();
  context.fill();
  context.stroke();
}

function drawBud(context: CanvasRenderingContext2D, { radius, ageS, lifeS, wobble }: Hollow): void {
  const ripe = ageS / lifeS;
  for (let i = 0; i < 8; i++) {
    context.save();
    context.rotate(wobble + (i / 8) * Math.PI * 2);
    context.fillStyle = i % 2 ? '#2a0d33' : '#1c0a2c';
    context.strokeStyle = `rgb(255 96 130 / ${0.25 + ripe * 0.6})`;
    context.lineWidth = 1.5;
    context.beginPath();
    context.ellipse(radius * (0.4 + ripe * 0.5), 0, radius * 0.62, radius * 0.3, 0, 0, Math.PI * 2);
    context.fill();
    context.stroke();
    context.restore();
  }
}

function drawFuse(context: CanvasRenderingContext2D, hollow: Hollow): void {
  const ripe = hollow.ageS / hollow.lifeS;
  drawGlow(context, GLOW.eye, hollow, 12 + ripe * 22 + Math.sin(hollow.ageS * (6 + ripe * 26)) * 4, 0.9);
  context.strokeStyle = `rgb(${GLOW.warning} / 0.8)`;
  context.lineWidth = 2.5;
  context.beginPath();
  context.arc(hollow.x, hollow.y, 36, -Math.PI / 2, -Math.PI / 2 + ripe * Math.PI * 2);
  context.stroke();
}

function drawPair(context: CanvasRenderingContext2D, hollow: Hollow, player: { x: number; y: number }): void {
  const look = Math.atan2(player.y - hollow.y, player.x - hollow.x);
  const near = hollow.kind === 'dart' ? 3 : 5;
  for (const side of [-0.75, 0.75]) {
    const at = { x: hollow.x + Math.cos(look + side) * near * 1.5, y: hollow.y + Math.sin(look + side) * near * 1.5 };
    drawGlow(context, hollow.kind === 'drifter' ? GLOW.dark : GLOW.eye, at, 11);
    drawGlow(context, GLOW.white, at, 4.5);
  }
}

function drawWarning(
  context: CanvasRenderingContext2D,
  hollow: Hollow,
  arena: { width: number; height: number },
): void {
  const near = hollow.ageS / hollow.warnS;
  const edge = {
    x: Math.max(10, Math.min(arena.width - 10, hollow.x)),
    y: Math.max(10, Math.min(arena.height - 10, hollow.y)),
  };
  if (hollow.kind === 'dart') {
    const speed = Math.hypot(hollow.vx, hollow.vy);
    context.strokeStyle = `rgb(${GLOW.warning} / ${0.12 + near * 0.4})`;
    context.lineWidth = 2 + near * 5;
    context.setLineDash([10, 12]);
    context.beginPath();
    context.moveTo(hollow.x, hollow.y);
    context.lineTo(hollow.x + (hollow.vx / speed) * 1100, hollow.y + (hollow.vy / speed) * 1100);
    context.stroke();
    context.setLineDash([]);
  }
  drawGlow(context, GLOW.warning, edge, 18 + near * 20, 0.4 + near * 0.6);
}
