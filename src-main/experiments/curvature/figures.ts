import type { FigureSpec } from '../../../src-shared/figure';

const whole = { of: ['the whole network'] };

/** What is drawn of one stage beside the others, or of one layer. */
const byPart = (part: 'stage' | 'layer'): FigureSpec[] => {
  const parts = { of: [`each ${part}`] };
  return [
    { draw: 'lines', title: `Extreme eigenvalues by ${part}`, x: 'step', y: ['lambdaMax', 'lambdaMin'], facet: 'part', top: null, when: { measure: ['extremes'], ...parts } },
    { draw: 'lines', title: `Residuals by ${part}`, x: 'step', y: ['residualMax', 'residualMin'], facet: 'part', scale: 'log', titles: { y: 'Residual' }, when: { measure: ['extremes'], ...parts } },
    { draw: 'lines', title: `Trace by ${part}`, x: 'probe', y: 'trace', series: 'part', top: null, bands: { trace: ['low', 'high'] }, where: { row: 'probe' }, when: { measure: ['trace', 'density'], ...parts } },
    {
      // Stages are few enough to be told apart as lines of one panel; layers are not.
      draw: 'lines', title: `Spectral density by ${part}`, x: 'eigenvalue', y: 'density', [part === 'stage' ? 'series' : 'facet']: 'part', scale: 'log', offset: 1e-7, where: { row: 'density' }, when: { measure: ['density'], ...parts },
      caption: `The area under each line is 1; the width of its eigenvalues is the same share of each ${part}'s own range.`,
    },
  ];
};

/** The figures of a curvature: of the whole network, of its stages, of its layers, or over a plane. */
export const figures: readonly FigureSpec[] = [
  { draw: 'lines', title: 'Extreme eigenvalues', x: 'step', y: ['lambdaMax', 'lambdaMin'], top: null, when: { measure: ['extremes'], ...whole } },
  { draw: 'lines', title: 'Residuals', x: 'step', y: ['residualMax', 'residualMin'], scale: 'log', titles: { y: 'Residual' }, when: { measure: ['extremes'], ...whole } },
  { draw: 'lines', title: 'Trace and its standard error', x: 'probe', y: 'trace', bands: { trace: ['low', 'high'] }, where: { row: 'probe' }, when: { measure: ['trace', 'density'], ...whole } },
  { draw: 'lines', title: 'Spectral density', x: 'eigenvalue', y: 'density', scale: 'log', offset: 1e-7, where: { row: 'density' }, when: { measure: ['density'], ...whole } },
  ...byPart('stage'),
  ...byPart('layer'),
  { draw: 'heat', title: 'Ratio of the extreme eigenvalues', x: 'a', y: 'b', z: 'ratio', marks: [{ x: 0, y: 0 }], when: { measure: ['map'] } },
  { draw: 'contour', title: 'Contours of the ratio', x: 'a', y: 'b', z: 'ratio', when: { measure: ['map'] } },
  { draw: 'contour', title: 'Loss contours', x: 'a', y: 'b', z: 'loss', scale: 'log', when: { measure: ['map'] } },
];
