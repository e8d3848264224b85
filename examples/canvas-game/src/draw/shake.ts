/** Knocks go in, the camera's offset comes out. Where the player asked for less motion it stays still. */
export interface Shake {
  knock(strength: number): void;
  offset(stepS: number): { x: number; y: number };
}

const MOST = 12;

export function newShake(calm: () => boolean): Shake {
  let strength = 0;
  let timeS = 0;
  return {
    knock(added) {
      strength = Math.min(MOST, strength + added);
    },
    offset(stepS) {
      timeS += stepS;
      strength *= Math.exp(-stepS * 8);
      if (calm() || strength < 0.2) return { x: 0, y: 0 };
      return { x: Math.sin(timeS * 61) * strength, y: Math.cos(timeS * 53) * strength };
    },
  };
}
