import { drawGlow } from './sprite.ts';

/** Sparks, rings and rising words: bursts go in, a fading picture comes out. The oldest go when there are too many. */
type Particle = {
  x: number;
  y: number;
  vx: number;
  vy: number;
  ageS: number;
  lifeS: number;
  size: number;
  colour: string;
} & ({ kind: 'spark' } | { kind: 'ring' } | { kind: 'word'; text: string });

export interface Particles {
  spray(at: { x: number; y: number }, colour: string, count: number, speed: number): void;
  ring(at: { x: number; y: number }, colour: string, size: number, lifeS?: number): void;
  word(at: { x: number; y: number }, text: string, colour: string, size?: number): void;
  draw(context: CanvasRenderingContext2D, stepS: number): void;
  clear(): void;
}

const MOST = 320;

export function newParticles(calm: () => boolean): Particles {
  let particles: Particle[] = [];
  const add = (particle: Particle): void => {
    particles.push(particle);
    if (particles.length > MOST) particles.shift();
  };

  return {
    spray(at, colour, count, speed) {
      for (let i = 0; i < (calm() ? count / 3 : count); i++) {
        const angle = Math.random() * Math.PI * 2;
        const pace = speed * (0.25 + Math.random());
        const velocity = { vx: Math.cos(angle) * pace, vy: Math.sin(angle) * pace };
        const lifeS = 0.3 + Math.random() * 0.45;
        add({ kind: 'spark', x: at.x, y: at.y, ...velocity, ageS: 0, lifeS, size: 3 + Math.random() * 5, colour });
      }
    },
    ring(at, colour, size, lifeS = 0.5) {
      add({ kind: 'ring', x: at.x, y: at.y, vx: 0, vy: 0, ageS: 0, lifeS, size, colour });
    },
    word(at, text, colour, size = 15) {
      add({ kind: 'word', text, x: at.x, y: at.y - 14, vx: 0, vy: -46, ageS: 0, lifeS: 0.75, size, colour });
    },
    draw(context, stepS) {
      for (const particle of particles) {
        particle.ageS += stepS;
        particle.x += particle.vx * stepS;
        particle.y += particle.vy * stepS;
        const drag = Math.exp(-stepS * 3);
        particle.vx *= drag;
        particle.vy *= drag;
      }
      particles = particles.filter(({ ageS, lifeS }) => ageS < lifeS);
      for (const particle of particles) drawOne(context, particle);
      context.globalAlpha = 1;
    },
    clear() {
      particles = [];
    },
  };
}

function drawOne(context: CanvasRenderingContext2D, particle: Particle): void {
  const left = 1 - particle.ageS / particle.lifeS;
  if (particle.kind === 'spark') {
    drawGlow(context, particle.colour, particle, particle.size * (0.6 + left), left);
  } else if (particle.kind === 'ring') {
    context.globalAlpha = left * 0.7;
    context.strokeStyle = `rgb(${particle.colour})`;
    context.lineWidth = 1 + left * 2.5;
    context.beginPath();
    context.arc(particle.x, particle.y, particle.size * (1 - left * left), 0, Math.PI * 2);
    context.stroke();
  } else {
    context.globalAlpha = Math.min(1, left * 2);
    context.fillStyle = `rgb(${particle.colour})`;
    context.font = `700 ${particle.size}px ui-rounded, system-ui, sans-serif`;
    context.textAlign = 'center';
    context.fillText(particle.text, particle.x, particle.y);
  }
}
