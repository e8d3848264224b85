import type { Box } from './box.ts';
import type { Edit } from './editor.ts';

/** Draws what is inside `view` of the picture, with everything done to it; `cut` shades all but what stays. */
export function paint(canvas: HTMLCanvasElement, picture: ImageBitmap, edits: Edit[], view: Box, cut?: Box) {
  canvas.width = view.width;
  canvas.height = view.height;
  const pen = canvas.getContext('2d')!;
  pen.translate(-view.x, -view.y);
  pen.drawImage(picture, 0, 0);
  pen.lineWidth = Math.max(3, Math.max(picture.width, picture.height) / 200);
  pen.lineCap = pen.lineJoin = 'round';
  for (const edit of edits) {
    if (edit.kind === 'crop') continue;
    if (edit.kind === 'hide') {
      pen.fillStyle = '#000';
      pen.fillRect(edit.box.x, edit.box.y, edit.box.width, edit.box.height);
      continue;
    }
    pen.strokeStyle = edit.colour;
    pen.beginPath();
    if (edit.kind === 'frame') pen.rect(edit.box.x, edit.box.y, edit.box.width, edit.box.height);
    else for (const { x, y } of edit.points) pen.lineTo(x, y);
    pen.stroke();
  }
  if (!cut) return;
  pen.fillStyle = 'rgb(0 0 0 / 0.6)';
  pen.beginPath();
  pen.rect(view.x, view.y, view.width, view.height);
  pen.rect(cut.x, cut.y, cut.width, cut.height);
  pen.fill('evenodd');
}
