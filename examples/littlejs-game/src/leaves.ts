import { Color, drawCircle, drawEllipse, vec2, type Vector2 } from 'littlejsengine';

export interface Leaf {
  pos: Vector2;
  width: number;
  /** How far it sways to either side. */
  sway: number;
  /** A dry leaf breaks under the first landing. */
  dry: boolean;
  firefly: boolean;
}

/** The leaf after one at `fromY`: the higher, the further apart and the smaller. */
export function nextLeaf(fromY: number, halfWidth: number, random: () => number = Math.random): Leaf {
  const hard = Math.min(1, fromY / 160);
  return {
    pos: vec2((random() * 2 - 1) * (halfWidth - 1.5), fromY + 2 + random() * (1 + hard * 1.6)),
    width: 3.4 - hard * 1.4 + random() * 0.5,
    sway: random() < hard * 0.6 ? 1.5 + random() * 2 : 0,
    dry: random() < hard * 0.35,
    firefly: random() < 0.28,
  };
}

/** Where it is now, as it sways. */
export const placeOf = ({ pos, sway }: Leaf, seconds: number): Vector2 =>
  vec2(pos.x + Math.sin(seconds * 1.4 + pos.y) * sway, pos.y);

export function drawLeaf(leaf: Leaf, seconds: number): void {
  const { x, y } = placeOf(leaf, seconds);
  const colour = leaf.dry ? new Color(0.72, 0.45, 0.25) : new Color(0.2, 0.55, 0.4);
  drawEllipse(vec2(x, y), vec2(leaf.width, 0.5), colour);
  drawEllipse(vec2(x, y + 0.08), vec2(leaf.width * 0.8, 0.16), colour.add(new Color(0.12, 0.16, 0.08, 0)));
  if (!leaf.firefly) return;
  const glow = 0.2 + Math.sin(seconds * 5 + x) * 0.06;
  drawCircle(vec2(x, y + 1.1), 1.1, new Color(1, 0.95, 0.4, glow));
  drawCircle(vec2(x, y + 1.1), 0.28, new Color(1, 0.97, 0.6));
}
