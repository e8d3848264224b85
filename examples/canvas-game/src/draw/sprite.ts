/** A colour and a size go in; a picture drawn once comes out, since gradients each frame are what makes phones warm. */
const glows = new Map<string, HTMLCanvasElement>();

export function newPicture(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser has no 2D canvas');
  return [canvas, context];
}

/** A soft disc. `colour` is "r g b". */
export function glow(colour: string): HTMLCanvasElement {
  const known = glows.get(colour);
  if (known) return known;
  const size = 128;
  const [canvas, context] = newPicture(size, size);
  const gradient = context.createRadialGradient(size / 2, size / 2, 0, size / 2, size / 2, size / 2);
  gradient.addColorStop(0, `rgb(${colour} / 0.95)`);
  gradient.addColorStop(0.18, `rgb(${colour} / 0.55)`);
  gradient.addColorStop(0.5, `rgb(${colour} / 0.14)`);
  gradient.addColorStop(1, `rgb(${colour} / 0)`);
  context.fillStyle = gradient;
  context.fillRect(0, 0, size, size);
  glows.set(colour, canvas);
  return canvas;
}

export function drawGlow(
  context: CanvasRenderingContext2D,
  colour: string,
  at: { x: number; y: number },
  radius: number,
  alpha = 1,
): void {
  context.globalAlpha = alpha;
  context.drawImage(glow(colour), at.x - radius, at.y - radius, radius * 2, radius * 2);
  context.globalAlpha = 1;
}
