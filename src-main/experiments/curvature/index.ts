import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { figures } from './figures';
import { fields, type CurvatureRow, type CurvatureSetup } from './setup';

/** Products with the Hessian, at most; by stage or layer: of each. */
function productsOf({ measure, steps, probes, side }: CurvatureSetup): number {
  switch (measure) {
    case 'extremes': return steps;
    case 'trace': return probes;
    case 'density': return probes * steps;
    case 'map': return side ** 2 * steps;
  }
}

export const curvature: Kind<typeof fields, CurvatureRow> = {
  name: 'curvature',
  title: 'Curvature',
  about: 'Eigenvalues of the Hessian of the loss at trained weights: the smallest and largest, the trace and the density, of the whole network, each stage or each layer, and the ratio of the extremes over a plane (Li et al. 2018, Fig. 7).',
  fields,
  columns: {
    row: { label: 'Stands for' },
    part: { label: 'Part of the network' },
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
  figures,
  count({ measure, of, probes, points, side }) {
    const inAll = (rows: number) => (of === 'the whole network' ? rows : undefined);
    switch (measure) {
      case 'extremes': return undefined;
      case 'trace': return inAll(probes);
      case 'density': return inAll(probes + points);
      case 'map': return side ** 2;
    }
  },
  divisible: ({ measure }) => measure === 'map',
  check({ measure, side }) {
    if (measure === 'map' && side % 2 === 0) throw new Misfit('side', side, `an odd number of points has the weights themselves in the middle: take ${side + 1}.`, side + 1);
  },
  facts(setup) {
    const { measure, of, examples, steps } = setup;
    const each = of === 'the whole network' ? '' : ` for ${of}`;
    const products = { label: 'Products with the Hessian', value: `${productsOf(setup).toLocaleString('en')}${each} at most, each over ${examples.toLocaleString('en')} examples at most` };
    if (measure === 'trace') return [products];
    return [products, { label: 'Memory for Lanczos vectors', value: `${(steps + 1).toLocaleString('en')} times that of ${of === 'the whole network' ? 'the weights' : `the largest ${of.replace('each ', '')}'s weights`} at most` }];
  },
  load: () => import('./run'),
};
