import { Refusal } from '../../../src-shared/refusal';
import type { Kind } from '../kind';
import { fields, type CurvatureRow, type CurvatureSetup } from './setup';

/** Products with the Hessian, at most; by layer: of each. */
function productsOf({ measure, steps, probes, side }: CurvatureSetup): number {
  switch (measure) {
    case 'extremes': return steps;
    case 'trace': return probes;
    case 'density': return probes * steps;
    case 'map': return side ** 2 * steps;
  }
}

const whole = { of: ['the whole network'] };
const layers = { of: ['each layer'] };

export const curvature: Kind<typeof fields, CurvatureRow> = {
  name: 'curvature',
  title: 'Curvature',
  about: 'Eigenvalues of the Hessian of the loss at trained weights: the smallest and largest, the trace, the density, and the ratio of the extremes over a plane (Li et al. 2018, Fig. 7).',
  fields,
  columns: {
    row: { label: 'Stands for' },
    layer: { label: 'Layer' },
    step: { label: 'Lanczos steps' },
    lambdaMin: { label: 'Smallest eigenvalue' },
    lambdaMax: { label: 'Largest eigenvalue' },
    residualMin: { label: 'Residual of the smallest' },
    residualMax: { label: 'Residual of the largest' },
    ratio: { label: '|Smallest / largest|' },
    probe: { label: 'Random vectors' },
    sample: { label: 'Sample of the trace' },
    trace: { label: 'Trace' },
    error: { label: 'Standard error' },
    low: { label: 'Trace less its error' },
    high: { label: 'Trace and its error' },
    eigenvalue: { label: 'Eigenvalue' },
    density: { label: 'Density' },
    a: { label: 'First direction' },
    b: { label: 'Second direction' },
    loss: { label: 'Loss' },
  },
  figures: [
    { draw: 'lines', title: 'Extreme eigenvalues', x: 'step', y: ['lambdaMax', 'lambdaMin'], top: null, when: { measure: ['extremes'], ...whole } },
    { draw: 'lines', title: 'Extreme eigenvalues by layer', x: 'step', y: ['lambdaMax', 'lambdaMin'], facet: 'layer', top: null, when: { measure: ['extremes'], ...layers } },
    { draw: 'lines', title: 'Residuals', x: 'step', y: ['residualMax', 'residualMin'], scale: 'log', titles: { y: 'Residual' }, when: { measure: ['extremes'], ...whole } },
    { draw: 'lines', title: 'Trace and its standard error', x: 'probe', y: 'trace', bands: { trace: ['low', 'high'] }, where: { row: 'probe' }, when: { measure: ['trace', 'density'], ...whole } },
    { draw: 'lines', title: 'Trace by layer', x: 'probe', y: 'trace', series: 'layer', bands: { trace: ['low', 'high'] }, when: { measure: ['trace'], ...layers } },
    { draw: 'lines', title: 'Spectral density', x: 'eigenvalue', y: 'density', scale: 'log', offset: 1e-7, where: { row: 'density' }, when: { measure: ['density'] } },
    { draw: 'heat', title: 'Ratio of the extreme eigenvalues', x: 'a', y: 'b', z: 'ratio', marks: [{ x: 0, y: 0 }], when: { measure: ['map'] } },
    { draw: 'contour', title: 'Contours of the ratio', x: 'a', y: 'b', z: 'ratio', when: { measure: ['map'] } },
    { draw: 'contour', title: 'Loss contours', x: 'a', y: 'b', z: 'loss', scale: 'log', when: { measure: ['map'] } },
  ],
  count({ measure, of, probes, points, side }) {
    switch (measure) {
      case 'extremes': return undefined;
      case 'trace': return of === 'each layer' ? undefined : probes;
      case 'density': return probes + points;
      case 'map': return side ** 2;
    }
  },
  divisible: ({ measure }) => measure === 'map',
  check({ measure, side }) {
    if (measure === 'map' && side % 2 === 0) throw new Refusal(`"side" is ${side}; an odd number of points has the weights themselves in the middle: take ${side + 1}.`);
  },
  facts(setup) {
    const { measure, of, examples, steps } = setup;
    const each = of === 'each layer' && measure !== 'density' && measure !== 'map' ? ' for each layer' : '';
    const products = { label: 'Products with the Hessian', value: `${productsOf(setup).toLocaleString('en')}${each} at most, each over ${examples.toLocaleString('en')} examples at most` };
    if (measure === 'trace') return [products];
    return [products, { label: 'Memory for Lanczos vectors', value: `${(steps + 1).toLocaleString('en')} times that of the weights at most` }];
  },
  load: () => import('./run'),
};
