import type { Drawing, Item, Path, Points, Text } from './drawing';
import { feetBelow } from './text-size';

/** What is used of a CanvasRenderingContext2D, so that a window's and a program's canvas both serve. */
export interface Canvas2D {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: unknown;
  globalAlpha: number;
  font: string;
  textAlign: unknown;
  textBaseline: unknown;
  save(): void;
  restore(): void;
  scale(x: number, y: number): void;
  translate(x: number, y: number): void;
  rotate(radians: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
  rect(x: number, y: number, width: number, height: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  clip(): void;
  fill(rule?: 'evenodd' | 'nonzero'): void;
  stroke(): void;
  setLineDash(dash: number[]): void;
  fillText(text: string, x: number, y: number): void;
  strokeText(text: string, x: number, y: number): void;
}

/** Paints the drawing on a canvas, `pixels` of the canvas to a point of paper. */
export function writeCanvas(drawing: Drawing, canvas: Canvas2D, pixels: number): void {
  canvas.save();
  canvas.scale(pixels, pixels);
  canvas.fillStyle = drawing.background;
  canvas.fillRect(0, 0, drawing.width, drawing.height);
  canvas.restore();
  writeOver(drawing, canvas, pixels);
}

/** Paints items over what is on a canvas already. */
export function writeOver({ items, font }: Pick<Drawing, 'items' | 'font'>, canvas: Canvas2D, pixels: number): void {
  canvas.save();
  canvas.scale(pixels, pixels);
  canvas.lineJoin = 'round';
  paint(items, canvas, font);
  canvas.restore();
}

function paint(items: readonly Item[], canvas: Canvas2D, font: string): void {
  for (const item of items) {
    if (item.kind === 'polygon') {
      canvas.beginPath();
      trace(item.points, canvas);
      canvas.closePath();
      canvas.fillStyle = item.fill;
      canvas.fill();
      if (item.stroke !== undefined) {
        canvas.strokeStyle = item.stroke;
        canvas.lineWidth = item.width ?? 1;
        canvas.stroke();
      }
    } else if (item.kind === 'path') paintPath(item, canvas);
    else if (item.kind === 'text') paintText(item, canvas, font);
    else {
      canvas.save();
      if (item.clip) {
        canvas.beginPath();
        canvas.rect(item.clip.left, item.clip.top, item.clip.width, item.clip.height);
        canvas.clip();
      }
      paint(item.items, canvas, font);
      canvas.restore();
    }
  }
}

function trace(points: Points, canvas: Canvas2D): void {
  canvas.moveTo(points[0], points[1]);
  for (let i = 2; i < points.length; i += 2) canvas.lineTo(points[i], points[i + 1]);
}

function paintPath({ lines, closed, fill, stroke, width = 1, dash, opacity }: Path, canvas: Canvas2D): void {
  canvas.beginPath();
  for (const line of lines) {
    trace(line, canvas);
    if (closed) canvas.closePath();
  }
  canvas.globalAlpha = opacity ?? 1;
  if (fill !== undefined) {
    canvas.fillStyle = fill;
    canvas.fill('evenodd');
  }
  if (stroke !== undefined) {
    canvas.strokeStyle = stroke;
    canvas.lineWidth = width;
    canvas.setLineDash(dash ? [...dash] : []);
    canvas.stroke();
    canvas.setLineDash([]);
  }
  canvas.globalAlpha = 1;
}

function paintText(item: Text, canvas: Canvas2D, font: string): void {
  canvas.save();
  canvas.translate(item.x, item.y);
  canvas.rotate(((item.rotation ?? 0) * Math.PI) / 180);
  canvas.font = `${item.weight} ${item.size}px "${font}", "Source Sans 3", Helvetica, Arial, sans-serif`;
  canvas.textAlign = item.anchor === 'middle' ? 'center' : item.anchor === 'start' ? 'left' : 'right';
  canvas.textBaseline = 'alphabetic';
  if (item.halo !== undefined) {
    canvas.strokeStyle = item.halo;
    canvas.lineWidth = item.size * 0.22;
    canvas.strokeText(item.text, 0, feetBelow(item));
  }
  canvas.fillStyle = item.colour;
  canvas.fillText(item.text, 0, feetBelow(item));
  canvas.restore();
}
