import type { Scene } from 'phaser';

/** Draws every picture of the game once, so that nothing has to be loaded. */
export function drawTextures(scene: Scene): void {
  const pen = scene.make.graphics({}, false);
  const keep = (name: string, width: number, height = width) => {
    pen.generateTexture(name, width, height);
    pen.clear();
  };

  pen.fillStyle(0xffffff).fillCircle(2, 2, 2);
  keep('spark', 4);

  pen.fillStyle(0x5ce1e6).fillTriangle(4, 4, 4, 32, 40, 18);
  pen.fillStyle(0xe9fbff).fillTriangle(12, 12, 12, 24, 32, 18);
  pen.fillStyle(0xff8a5c).fillRect(0, 12, 6, 12);
  keep('ship', 42, 36);

  pen.fillStyle(0xfff3d6).fillRoundedRect(0, 0, 30, 20, 4);
  pen.lineStyle(2, 0xd9694f).strokeRoundedRect(1, 1, 28, 18, 4);
  pen.lineBetween(2, 3, 15, 12).lineBetween(28, 3, 15, 12);
  keep('letter', 30, 20);

  for (const [index, size] of [34, 52, 76].entries()) {
    const middle = size / 2;
    pen.fillStyle(0x6a5a78).fillCircle(middle, middle, middle);
    pen.fillStyle(0x84739a).fillCircle(middle * 0.85, middle * 0.8, middle * 0.72);
    pen.fillStyle(0x54466a).fillCircle(middle * 1.25, middle * 1.2, middle * 0.24);
    pen.fillCircle(middle * 0.6, middle * 0.7, middle * 0.16);
    keep(`rock${index}`, size);
  }
  pen.destroy();
}
