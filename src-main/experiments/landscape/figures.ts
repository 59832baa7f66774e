import type { FigureSpec } from '../../../src-shared/figure';
import { AROUND, FLAT, fields } from './setup';

// Where dimensions are not asked, they count as 2, and repeats as 1.
const PLANES = { directions: FLAT, dimensions: ['2'], repeats: [1] };
const SEVERAL = Array.from({ length: fields.repeats.max - 1 }, (_, k) => k + 2);
/** What is told in rows of its own over a plane. */
const OVER = [
  { where: { point: 'segment' }, series: 'path', name: 'straight segments', discs: false, dashed: true },
  { where: { point: 'curve' }, series: 'path', off: 'off', discs: false },
  { where: { point: 'iterate' }, series: 'path', off: 'off' },
] as const;
const PANELS = { facet: 'around', spots: { column: 'point', except: 'grid' }, path: OVER } as const;
const LOSSES = [
  { z: 'loss', name: 'Loss', sets: ['train', 'train and test'] },
  { z: 'testLoss', name: 'Test loss', sets: ['test', 'train and test'] },
] as const;
const DRAWN = { x: 'a', y: ['loss', 'testLoss'], right: ['accuracy', 'testAccuracy'] } as const;

/** What is drawn of a landscape. */
export const figures: readonly FigureSpec[] = [
  ...LOSSES.flatMap(({ z, name, sets }) => ([
    { draw: 'surface', title: `${name} surface`, x: 'a', y: 'b', z, scale: 'log', ...PANELS, when: { sets, ...PLANES } },
    { draw: 'contour', title: `${name} contours`, x: 'a', y: 'b', z, scale: 'log', ...PANELS, when: { sets, ...PLANES } },
    { draw: 'heat', title: `${name} heat map`, x: 'a', y: 'b', z, scale: 'log', marks: [{ x: 0, y: 0 }], ...PANELS, when: { sets, ...PLANES } },
    ...(['surface', 'contour'] as const).map((draw) => ({
      draw, title: `${name} ${draw === 'surface' ? 'surfaces' : 'contours'} of the repeats`, x: 'a', y: 'b', z, scale: 'log', facet: 'repeat', when: { sets, directions: ['random'], dimensions: ['2'], repeats: SEVERAL },
    } as const)),
  ] as const)),
  { draw: 'lines', title: 'Loss and accuracy', ...DRAWN, series: 'around', when: { directions: AROUND, dimensions: ['1'], repeats: [1] } },
  { draw: 'lines', title: 'Mean of the repeats, in a band from the lowest to the highest', ...DRAWN, pool: 'repeat', when: { directions: ['random'], dimensions: ['1'], repeats: SEVERAL } },
  { draw: 'lines', title: 'Loss of each repeat', x: 'a', y: ['loss', 'testLoss'], series: 'repeat', when: { directions: ['random'], dimensions: ['1'], repeats: SEVERAL } },
  {
    draw: 'lines', title: 'Loss and accuracy between two weights', ...DRAWN,
    titles: { x: 'From the weights (0) to the others (1)' }, when: { directions: ['towards other weights'] },
  },
  ...LOSSES.map(({ z, name, sets }) => ({
    draw: 'lines', title: `${name} along the curves`, x: 't', y: [z], where: { point: ['curve', 'segment'] }, series: 'path', scale: 'log', when: { sets, curves: [true] },
  } as const)),
  { draw: 'lines', title: 'Distance from the plane', x: 't', y: ['off'], where: { point: 'curve' }, series: 'path', top: null, when: { curves: [true] } },
];
