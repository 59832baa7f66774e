import type { FigureSpec } from '../../../src-shared/figure';
import type { Row } from '../../../src-shared/kind';
import type { Columns } from '../../../src-shared/figures/rows';
import type { Drawing, Item, Text } from '../../../src-shared/figures/drawing';

export const columns: Columns = {
  a: { label: 'Direction 1' }, b: { label: 'Direction 2' }, loss: { label: 'Training loss' },
  epoch: { label: 'Epoch' }, part: { label: 'Part' }, drop: { label: 'Rate drops' }, network: { label: 'Network' }, low: { label: 'Lowest' }, high: { label: 'Highest' },
  trainLoss: { label: 'Training loss' }, testLoss: { label: 'Test loss' },
  trainAccuracy: { label: 'Training accuracy', unit: '%' }, testAccuracy: { label: 'Test accuracy', unit: '%' },
};

export const surface: FigureSpec = { draw: 'surface', x: 'a', y: 'b', z: 'loss' };
export const contour: FigureSpec = { draw: 'contour', x: 'a', y: 'b', z: 'loss' };
export const heat: FigureSpec = { draw: 'heat', x: 'a', y: 'b', z: 'loss' };
export const lines: FigureSpec = { draw: 'lines', x: 'epoch', y: ['trainLoss', 'testLoss'], right: ['trainAccuracy', 'testAccuracy'] };

/** A bowl over [-1, 1] squared, `lowest` in its middle, with bumps and an exponential rim where it is steep. */
export function bowl(side: number, { steepness = 1, bumps = 0, lowest = 0.1 } = {}): Row[] {
  return Array.from({ length: side * side }, (_, k) => {
    const [a, b] = [k % side, Math.floor(k / side)].map((i) => -1 + (2 * i) / (side - 1));
    const r2 = a * a + 0.8 * b * b + 0.3 * a * b;
    return { a, b, loss: lowest + Math.expm1(steepness * r2) * (1 + 0.5 * bumps * Math.sin(7 * a) * Math.cos(6 * b)) };
  });
}

/** A way into the bowl, for a path over it: five points that a grid of its own rows does not hold. */
export const descent: Row[] = [[0.9, 0.8], [0.7, -0.1], [0.3, -0.5], [0.1, -0.2], [0, 0]].map(([a, b], k) => ({ part: 'path', a, b, drop: k === 2 }));

/** Names for three places on the bowl, two of them nearly one and the third in a corner. */
export const named: Row[] = [[0, 0, 'these weights'], [0.03, 0.02, 'others'], [0.98, 0.99, 'third']].map(([a, b, network]) => ({ a, b, loss: 1, network }));
export const withNames = { column: 'network', except: 'grid' } as const;

/** A value for each pair of names: 1 for a name with itself, down to below 0. */
export function matrix(names: readonly string[]): Row[] {
  return names.flatMap((a, i) => names.map((b, j) => ({ a, b, loss: 1 - (0.4 * Math.abs(i - j)) ** 1.5 })));
}

/** Twenty epochs of a training that goes well. */
export function training(rate = 0.2): Row[] {
  return Array.from({ length: 20 }, (_, k) => {
    const loss = 2.3 * Math.exp(-rate * k);
    return { epoch: k + 1, trainLoss: loss, testLoss: 0.3 + loss, low: 0.2 + loss, high: 0.4 + loss, trainAccuracy: 100 - 40 * loss, testAccuracy: 90 - 35 * loss };
  });
}

/** The drawing's items without its groups. */
export function flat(items: readonly Item[]): Exclude<Item, { kind: 'group' }>[] {
  return items.flatMap((item) => (item.kind === 'group' ? flat(item.items) : [item]));
}

/** What is in the groups of a name. */
export function groups(items: readonly Item[], name: string): Exclude<Item, { kind: 'group' }>[][] {
  return items.flatMap((item) => (item.kind !== 'group' ? [] : item.name === name ? [flat(item.items)] : groups(item.items, name)));
}

export const textsOf = (drawing: Drawing): Text[] => flat(drawing.items).filter((item) => item.kind === 'text');
export const wordsOf = (drawing: Drawing): string[] => textsOf(drawing).map(({ text }) => text);
