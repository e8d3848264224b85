import type { GameObj, KAPLAYCtx } from 'kaplay';

/** A window, the wall's stripes and the cloth on the table, behind everything. */
export function drawTable(k: KAPLAYCtx): void {
  const squareWidth = 60;
  const red = k.Color.fromHex('#e86a5c');
  const cream = k.Color.fromHex('#fff1dc');
  k.add([k.z(-10)]).onDraw(() => {
    for (let x = 0; x < k.width(); x += 120) {
      k.drawRect({ pos: k.vec2(x, 0), width: 60, height: k.height(), color: k.Color.fromHex('#ffe3b5') });
    }
    k.drawCircle({ pos: k.vec2(k.width() * 0.78, k.height() * 0.24), radius: 70, color: k.Color.fromHex('#fff3c4') });
    const top = k.height() - 90;
    const shift = (k.time() * 40) % (squareWidth * 2);
    for (let row = 0; row < 2; row++) {
      for (let i = -2; i * squareWidth < k.width() + squareWidth * 2; i++) {
        const pos = k.vec2(i * squareWidth - shift, top + row * squareWidth);
        k.drawRect({ pos, width: squareWidth, height: squareWidth, color: (i + row) % 2 ? red : cream });
      }
    }
  });
}

/** A slice with a face, drawn at its object. */
export function drawToast(k: KAPLAYCtx, toast: GameObj): void {
  const crust = k.Color.fromHex('#a65a21');
  const crumb = k.Color.fromHex('#f6c56f');
  const face = k.Color.fromHex('#5b2b12');
  toast.onDraw(() => {
    k.drawRect({ pos: k.vec2(0, 8), width: 52, height: 50, radius: 8, color: crust });
    k.drawRect({ pos: k.vec2(-3, 0), width: 58, height: 26, radius: 13, color: crust });
    k.drawRect({ pos: k.vec2(5, 8), width: 42, height: 45, radius: 8, color: crumb });
    k.drawCircle({ pos: k.vec2(19, 26), radius: 4, color: face });
    k.drawCircle({ pos: k.vec2(36, 26), radius: 4, color: face });
    k.drawRect({ pos: k.vec2(22, 36), width: 12, height: 4, radius: 2, color: face });
  });
}
