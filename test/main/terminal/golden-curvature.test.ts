import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { networkOf, readGolden, file } from '../experiments/curvature/golden-hessian';
import { hasReference } from '../../reference';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, document, isthmus, type Desk } from './isthmus';

type Row = Readonly<Record<string, number | string | null>>;

describe.skipIf(!hasReference)('golden Hessians on the command line', () => {
  const { tolerances, cases } = hasReference ? readGolden() : { tolerances: {} as never, cases: {} };
  const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };
  const write = (name: string, content: unknown) => writeFileSync(join(desk.folder, name), JSON.stringify(content));
  beforeAll(buildIsthmus);

  describe.each(Object.entries(cases))('%s', (name, golden) => {
    let weights: string;
    beforeAll(async () => {
      write(`${name}.json`, { blocks: networkOf(golden.pooling).blocks });
      weights = (await isthmus(desk, 'import', file(name, 'weights.safetensors'), '--network', `${name}.json`, '--classes', '3', '--input', '8x8x3')).out.trim();
    });

    const rowsOf = async (setup: object): Promise<Row[]> => {
      const data = [file('images.npy'), file('labels.npy')];
      write('setup.json', { kind: 'curvature', seed: 1, setup: { weights, dataset: `npy:${[...data, ...data].join(',')}?normalise=none`, ...setup } });
      const { code, out, err } = await isthmus(desk, 'run', 'setup.json', '--quiet');
      expect(code, err).toBe(0);
      return document<Row[]>(desk, 'rows', out.trim());
    };
    const near = (found: unknown, expected: number, allowed: number) => expect(Math.abs(Number(found) - expected)).toBeLessThanOrEqual(allowed);
    const share = tolerances.eigenvalueRelativeToLargest;

    it('has the golden extremes and their ratio', async () => {
      const last = (await rowsOf({ measure: 'extremes', steps: 200, tolerance: 1e-3 })).at(-1)!;
      near(last['lambdaMin'], golden.lambdaMin, share * golden.lambdaMax);
      near(last['lambdaMax'], golden.lambdaMax, share * golden.lambdaMax);
      near(last['ratio'], golden.ratio, 2 * share);
    });

    it('has the golden extremes over biases and batch norm too', async () => {
      const { lambdaMin, lambdaMax } = golden.allParameters;
      const last = (await rowsOf({ measure: 'extremes', biases: true, steps: 200, tolerance: 1e-3 })).at(-1)!;
      near(last['lambdaMin'], lambdaMin, share * lambdaMax);
      near(last['lambdaMax'], lambdaMax, share * lambdaMax);
    });

    it('has the golden largest eigenvalue of each layer', async () => {
      const rows = await rowsOf({ measure: 'extremes', of: 'each layer', steps: 200, tolerance: 1e-3 });
      for (const [layer, { lambdaMax }] of Object.entries(golden.layers)) near(rows.findLast((row) => row['part'] === layer)!['lambdaMax'], lambdaMax, share * golden.lambdaMax);
    });

    it('has the golden largest eigenvalue of each stage, of which each is one layer here', async () => {
      const rows = await rowsOf({ measure: 'extremes', of: 'each stage', steps: 200, tolerance: 1e-3 });
      for (const [layer, { lambdaMax }] of Object.entries(golden.layers)) near(rows.findLast((row) => `${row['part']}.weight` === layer)!['lambdaMax'], lambdaMax, share * golden.lambdaMax);
    });

    it('has the golden trace within its standard error, which is as large as it should be', async () => {
      const probes = 100;
      const last = (await rowsOf({ measure: 'trace', probes })).at(-1)!;
      const expected = Math.sqrt(golden.hutchinsonVariance.rademacher / probes);
      near(last['trace'], golden.trace, 4 * expected);
      near(last['error'], expected, 0.35 * expected);
    });

    it('has the golden extremes and loss at the centre of a map', async () => {
      const centre = (await rowsOf({ measure: 'map', side: 3, steps: 200, tolerance: 1e-3 }))[4];
      near(centre['loss'], golden.loss, tolerances.lossRelative * golden.loss);
      near(centre['ratio'], golden.ratio, 2e-3);
    });
  });
});
