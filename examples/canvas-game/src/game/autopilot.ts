import type { Intent } from './intent.ts';
import { clampStick } from './intent.ts';
import { isWarning } from './hollow.ts';
import type { World } from './world.ts';

/** A modest player: a world goes in, the intent of someone who likes fireflies and fears the dark comes out. */
export function autopilot({ player, fireflies, hollows, arena }: World): Intent {
  let x = 0;
  let y = 0;
  let nearest = Infinity;
  for (const firefly of fireflies) {
    const distance = Math.hypot(firefly.x - player.x, firefly.y - player.y) || 1;
    if (firefly.delayS > 0 || distance >= nearest) continue;
    nearest = distance;
    x = (firefly.x - player.x) / distance;
    y = (firefly.y - player.y) / distance;
  }
  let dash = false;
  for (const hollow of hollows) {
    const away = Math.hypot(player.x - hollow.x, player.y - hollow.y) || 1;
    const reach = 95 + hollow.radius;
    if (isWarning(hollow) || away > reach) continue;
    const fear = (reach / away) ** 2;
    x += ((player.x - hollow.x) / away) * fear;
    y += ((player.y - hollow.y) / away) * fear;
    dash ||= away < hollow.radius + 30;
  }
  // Corners are traps.
  x += (arena.width / 2 - player.x) / arena.width;
  y += (arena.height / 2 - player.y) / arena.height;
  return { ...clampStick(x, y), dash };
}
