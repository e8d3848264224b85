import type { Player } from '../game/player.ts';
import type { Stage } from './stage.ts';
import { newPicture } from './sprite.ts';

/** The night around the lantern: the player's light goes in, a hole in the dark is drawn. */
const SIZE = 512;
/** Share of the picture's half width that is light. */
const HOLE = 0.25;

export function newDarkness(): (stage: Stage, player: Player) => void {
  const [picture, context] = newPicture(SIZE, SIZE);
  const night = context.createRadialGradient(SIZE / 2, SIZE / 2, 0, SIZE / 2, SIZE / 2, SIZE / 2);
  night.addColorStop(0, 'rgb(5 4 18 / 0)');
  night.addColorStop(HOLE * 0.5, 'rgb(5 4 18 / 0.02)');
  night.addColorStop(HOLE, 'rgb(5 4 18 / 0.42)');
  night.addColorStop(HOLE * 1.7, 'rgb(5 4 18 / 0.72)');
  night.addColorStop(1, 'rgb(5 4 18 / 0.8)');
  context.fillStyle = night;
  context.fillRect(0, 0, SIZE, SIZE);

  return ({ context: canvas, width, height, scale, left, top }, player) => {
    const sight = (120 + 215 * player.light) * scale;
    const half = sight / HOLE;
    const x = left + player.x * scale;
    const y = top + player.y * scale;
    canvas.drawImage(picture, x - half, y - half, half * 2, half * 2);
    canvas.fillStyle = 'rgb(5 4 18 / 0.8)';
    // Where the picture does not reach. Whole pixels, else a bright seam shows.
    const [fromX, toX, fromY, toY] = [x - half, x + half, y - half, y + half].map(Math.round) as [
      number,
      number,
      number,
      number,
    ];
    if (fromX > 0) canvas.fillRect(0, 0, fromX, height);
    if (toX < width) canvas.fillRect(toX, 0, width - toX, height);
    if (fromY > 0) canvas.fillRect(fromX, 0, toX - fromX, fromY);
    if (toY < height) canvas.fillRect(fromX, toY, toX - fromX, height - toY);
  };
}
