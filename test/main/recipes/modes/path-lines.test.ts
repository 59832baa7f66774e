import { expect, it } from 'vitest';
import { accuracyOnTheWay } from '../../../../src-main/recipes/modes/path-figures';
import { errorLines, lossLines, measureOf, numbers } from '../../../../src-main/recipes/modes/path-lines';

const where = { scale: 'desk', embedded: false, seed: 0 } as const;
const summary = (line: string, quantity: string, least: number | null, greatest: number | null, barrier: number | null) => ({ part: 'summary', line, quantity, least, greatest, barrier });
const rows = [
  summary('straight segment', 'training loss', 0.5, 2, 1.5),
  summary('straight segment', 'test error', 0.2, 0.9, 0.7),
  // A look on the way is not the curve.
  summary('curve on the way', 'training loss', 9, 9, 9),
  summary('curve', 'training loss', 0.25, 0.75, 0.125),
  summary('curve', 'test error', 0.125, 0.25, 0),
];

it('lines tell how high each path of a pair gets, errors in per cent', () => {
  expect(lossLines(where, [rows]).map(({ what, ours }) => [what, ...ours])).toEqual([
    ['Training loss, greatest along the curve', 0.75], ['Training loss, greatest along the straight segment', 2],
    ['Training loss, barrier along the curve', 0.125], ['Training loss, barrier along the straight segment', 1.5],
  ]);
  expect(errorLines(where, [rows]).map(({ ours }) => ours)).toEqual([[12.5], [25], [90]]);
});

it('what was published stands beside the barrier of the segment and the errors of the curve, but not beside numbers of a smoke run', () => {
  const told = { value: 'crossed', evidence: 'S' } as const;
  expect(lossLines(where, [rows], [told]).map(({ published }) => published)).toEqual([undefined, undefined, undefined, [told]]);
  expect(errorLines(where, [rows], [told]).map(({ published }) => published)).toEqual([undefined, [told], undefined]);
  expect(lossLines({ ...where, scale: 'smoke' }, [rows], [told]).some(({ published }) => published)).toBe(false);
});

it('a path with a hole, or that was not looked along, has no measures, and is neither below nor above another', () => {
  const holed = [summary('curve', 'training loss', null, null, null)];
  expect([measureOf(holed, 'curve', 'training loss', 'barrier'), measureOf(holed, 'straight segment', 'training loss', 'barrier')]).toEqual([null, null]);
  const [value] = numbers([null]);
  expect([value < 1, value > 1]).toEqual([false, false]);
});

it('while a curve is being found, its stages follow one another from the straight segment on', () => {
  const point = (line: string, epoch: number | null) => ({ part: 'path', line, epoch, t: 0.5, testAccuracy: 0.5 });
  const { rows: drawn } = accuracyOnTheWay('name', 'Title', 'test', { pair: [...rows, point('curve', 6), point('straight segment', null), point('curve on the way', 1)] });
  expect(drawn['pair'].map(({ stage }) => stage)).toEqual(['straight segment', 'after 1 epoch', 'after 6 epochs']);
});
