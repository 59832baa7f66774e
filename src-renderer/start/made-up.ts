/** Loss surfaces as they might look, made up for the pictures of recipes: a bowl beside a rugged one. */
import type { Row } from '../../src-shared/kind';
import { choosePaper, draw } from '../../src-shared/figures';
import type { Drawing, Item, Polygon } from '../../src-shared/figures/drawing';
import { stream } from '../../src-shared/math/random';

const HILLS = 22;

type Height = (a: number, b: number) => number;

const bowl: Height = (a, b) => 1.5 * (a * a + b * b) - 0.9 * Math.exp(-5 * (a * a + b * b));

/** Hills and hollows by a recipe's name, so that each recipe keeps its picture. */
function rugged(name: string): Height {
  const places = stream(0, `picture ${name}`).fillNormal(new Float64Array(3 * HILLS));
  const hills = Array.from({ length: HILLS }, (_, k) => [0.6 * places[3 * k], 0.6 * places[3 * k + 1], 1.3 * places[3 * k + 2]]);
  return (a, b) => 0.9 * (a * a + b * b) + hills.reduce((sum, [x, y, height]) => sum + height * Math.exp(-22 * ((a - x) ** 2 + (b - y) ** 2)), 0) - 0.9 * Math.exp(-9 * (a * a + b * b));
}

const rowsOf = (height: Height, side: number): Row[] =>
  Array.from({ length: side ** 2 }, (_, k) => {
    const [a, b] = [k % side, Math.floor(k / side)].map((at) => (2 * at) / (side - 1) - 1);
    return { a, b, z: height(a, b) };
  });

const facesIn = (items: readonly Item[]): readonly Polygon[] => items.flatMap((item) => (item.kind === 'group' ? facesIn(item.items) : item.kind === 'polygon' ? [item] : []));
const surfaceIn = ({ items }: Drawing): readonly Polygon[] => facesIn(items.filter((item) => item.kind === 'group' && item.name === 'surface'));

export interface Picture {
  readonly viewBox: string;
  readonly faces: readonly Polygon[];
}

/** The picture of a recipe, of so many points a side: the same every time. */
export function pictureOf(name: string, side: number): Picture {
  const rows = { bowl: rowsOf(bowl, side), rugged: rowsOf(rugged(name), side) };
  const faces = surfaceIn(draw({ draw: 'surface', x: 'a', y: 'b', z: 'z', top: null }, rows, { a: { label: 'a' }, b: { label: 'b' }, z: { label: 'z' } }, choosePaper({ width: '480pt' }), { azimuth: -58, elevation: 42 }));
  const [xs, ys] = [0, 1].map((odd) => faces.flatMap(({ points }) => points.filter((_, i) => i % 2 === odd)));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { faces, viewBox: [left, top, Math.max(...xs) - left, Math.max(...ys) - top].map((at) => at.toFixed(1)).join(' ') };
}
