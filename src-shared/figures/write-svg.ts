import type { Drawing, Group, Item, Path, Points, Polygon, Text } from './drawing';
import { feetBelow } from './text-size';

/**
 * The drawing as SVG, in points, with text as text and groups by name, for a paper or an editor such as Inkscape.
 * Presentation attributes only, since a strict content security policy blocks styles.
 */
export function writeSvg(drawing: Drawing): string {
  const { width, height, background, font } = drawing;
  const writer: Writer = { parts: [], names: new Map(), clips: 0 };
  writer.parts.push(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}pt" height="${short(height)}pt" viewBox="0 0 ${short(width)} ${short(height)}" role="img" font-family="${families(font)}" fill="none" stroke-linejoin="round">\n`,
    `<title>${escapeText(drawing.title)}</title>\n<desc>${escapeText(drawing.description)}</desc>\n`,
    `<rect width="${short(width)}" height="${short(height)}" fill="${background}"/>\n`,
  );
  writeItems(drawing.items, writer);
  writer.parts.push('</svg>\n');
  return writer.parts.join('');
}

interface Writer {
  readonly parts: string[];
  readonly names: Map<string, number>;
  clips: number;
}

function writeItems(items: readonly Item[], writer: Writer, sharedWidth?: number): void {
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    if (item.kind === 'group') writeGroup(item, writer);
    else if (item.kind === 'text') writer.parts.push(text(item));
    else if (item.kind === 'path') writer.parts.push(path(item));
    else {
      // Neighbours that look the same share an element: smaller files, and no seam between them.
      let data = polygonData(item.points);
      for (let next = items[i + 1]; next?.kind === 'polygon' && looksLike(next, item); next = items[i + 1]) {
        data += polygonData(next.points);
        i++;
      }
      const rim = item.stroke === undefined ? '' : ` stroke="${item.stroke}"${item.width === sharedWidth ? '' : ` stroke-width="${short(item.width ?? 1)}"`}`;
      writer.parts.push(`<path d="${data}" fill="${item.fill}"${rim}/>\n`);
    }
  }
}

const looksLike = (a: Polygon, b: Polygon) => a.fill === b.fill && a.stroke === b.stroke && a.width === b.width;

function writeGroup({ name, clip, items }: Group, writer: Writer): void {
  const { parts, names } = writer;
  let attributes = '';
  if (name !== undefined) {
    const times = (names.get(name) ?? 0) + 1;
    names.set(name, times);
    attributes += ` id="${name}${times > 1 ? `-${times}` : ''}"`;
  }
  if (clip) {
    const id = `clip-${++writer.clips}`;
    parts.push(`<clipPath id="${id}"><rect x="${short(clip.left)}" y="${short(clip.top)}" width="${short(clip.width)}" height="${short(clip.height)}"/></clipPath>\n`);
    attributes += ` clip-path="url(#${id})"`;
  }
  const width = widthOfAll(items);
  parts.push(`<g${attributes}${width === undefined ? '' : ` stroke-width="${short(width)}"`}>\n`);
  writeItems(items, writer, width);
  parts.push('</g>\n');
}

/** The line width that a group of polygons shares, to be written once. */
function widthOfAll(items: readonly Item[]): number | undefined {
  const [first] = items;
  return first?.kind === 'polygon' && items.every((item) => item.kind === 'polygon' && item.width === first.width) ? first.width : undefined;
}

function path({ lines, closed, fill, stroke, width = 1, dash, opacity }: Path): string {
  const data = lines.map((line) => lineData(line) + (closed ? 'z' : '')).join('');
  return `<path d="${data}"${fill === undefined ? '' : ` fill="${fill}" fill-rule="evenodd"`}`
    + (stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${short(width)}"`)
    + (dash === undefined || dash.length === 0 ? '' : ` stroke-dasharray="${dash.map(short).join(' ')}"`)
    + `${opacity === undefined ? '' : ` opacity="${short(opacity)}"`}/>\n`;
}

function text(item: Text): string {
  const { x, y, size, colour, weight, anchor, rotation, halo } = item;
  const feet = feetBelow(item);
  const place = rotation === undefined || rotation === 0
    ? `x="${short(x)}" y="${short(y + feet)}"`
    : `y="${short(feet)}" transform="translate(${short(x)} ${short(y)}) rotate(${short(rotation)})"`;
  return `<text ${place} font-size="${short(size)}" fill="${colour}"${weight === 400 ? '' : ` font-weight="${weight}"`}${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`
    + `${halo === undefined ? '' : ` stroke="${halo}" stroke-width="${short(size * 0.22)}" paint-order="stroke"`}>${escapeText(item.text)}</text>\n`;
}

const hundredths = (value: number) => Math.round(value * 100);
const short = (value: number) => decimal(hundredths(value));

function decimal(value: number): string {
  const text = String(value / 100);
  return text.startsWith('0.') ? text.slice(1) : text.startsWith('-0.') ? `-${text.slice(2)}` : text;
}

/** Steps from point to point are shorter than places; they are taken between rounded points, so that errors do not add up. */
function lineData(points: Points): string {
  let [x, y] = [hundredths(points[0]), hundredths(points[1])];
  let data = `M${decimal(x)} ${decimal(y)}`;
  for (let i = 2; i < points.length; i += 2) {
    const [nextX, nextY] = [hundredths(points[i]), hundredths(points[i + 1])];
    const [dx, dy] = [decimal(nextX - x), decimal(nextY - y)];
    data += `${i === 2 ? 'l' : dx.startsWith('-') ? '' : ' '}${dx}${dy.startsWith('-') ? '' : ' '}${dy}`;
    [x, y] = [nextX, nextY];
  }
  return data;
}

const polygonData = (points: Points) => `${lineData(points)}z`;

/** A family by its name, quoted since names such as Source Sans 3 must be, with what stands in for it where it is missing. */
const families = (font: string) => [...new Set([`'${escapeText(font)}'`, "'Source Sans Pro'", 'Helvetica', 'Arial', 'sans-serif'])].join(', ');

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  // Characters that XML forbids cannot be escaped either.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (character) => escapes[character]);
}
