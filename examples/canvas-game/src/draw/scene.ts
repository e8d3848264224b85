import type { World } from '../game/world.ts';
import { newBanner, type Banner } from './banner.ts';
import { newDarkness } from './darkness.ts';
import { newEffects, type Effects } from './effects.ts';
import { drawBodies, drawEyes } from './hollows.ts';
import { drawHud, drawStick } from './hud.ts';
import { drawLantern } from './lantern.ts';
import type { Skin } from './palette.ts';
import { newParticles, type Particles } from './particles.ts';
import { newPond } from './pond.ts';
import { newShake } from './shake.ts';
import { setStage, type Stage } from './stage.ts';
import { drawFireflies, drawGems } from './treasure.ts';

/** A world goes in, one picture comes out: water, treasure, bodies, the dark, then everything that glows. */
export interface Scene {
  stage(): Stage;
  resize(): void;
  effects: Effects;
  particles: Particles;
  banner: Banner;
  draw(frame: Frame): void;
}

export interface Frame {
  world: World;
  /** Seconds since the last picture. */
  stepS: number;
  /** False on the title, where the pond is only a backdrop. */
  hud: boolean;
  stick: { fromX: number; fromY: number; x: number; y: number } | null;
}

export function newScene(canvas: HTMLCanvasElement, skin: () => Skin): Scene {
  const reduced = window.matchMedia('(prefers-reduced-motion: reduce)');
  const calm = (): boolean => reduced.matches;
  const particles = newParticles(calm);
  const shake = newShake(calm);
  const banner = newBanner();
  const pond = newPond();
  const drawDark = newDarkness();
  let stage = setStage(canvas);
  let timeS = 0;

  return {
    stage: () => stage,
    resize() {
      stage = setStage(canvas);
    },
    effects: newEffects(particles, shake, () => skin().glow),
    particles,
    banner,
    draw({ world, stepS, hud, stick }) {
      timeS += stepS;
      const { context, pixelRatio, scale, left, top } = stage;
      context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
      pond.draw(stage, world.level, timeS);
      const knock = shake.offset(stepS);
      const enter = (): void => {
        context.save();
        context.translate(left + knock.x, top + knock.y);
        context.scale(scale, scale);
      };
      enter();
      drawGems(context, world.gems, timeS);
      drawBodies(context, world.hollows);
      context.restore();
      drawDark(stage, world.player);
      enter();
      drawFireflies(context, world.fireflies, timeS);
      drawEyes(context, world.hollows, world.player, world.arena);
      if (!world.over) drawLantern(context, world.player, skin(), timeS);
      context.globalCompositeOperation = 'lighter';
      particles.draw(context, stepS);
      context.globalCompositeOperation = 'source-over';
      context.restore();
      if (hud) {
        drawHud(stage, world, 0);
        drawStick(stage, stick);
      }
      banner.draw(stage, stepS);
    },
  };
}
