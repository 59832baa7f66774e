import { batchNorm, batchNormOp } from '../../../../src-main/graph/ops/batch-norm';
import { batchNormGradientOp } from '../../../../src-main/graph/ops/batch-norm-gradient';
import { makeNode, type Value } from '../../../../src-main/graph/value';
import { numbers, positive, type Case } from './case';

const epsilon = 1e-3;
const inputs = [numbers(-1, 2, 3, 2), positive(2), numbers(2)];

/** One of the three outputs of the adjoint, over a batch normalisation that it belongs to. */
function adjoint([x, scale, shift, dy]: readonly Value[], output: number): Value {
  const { outputs } = makeNode(batchNormOp, [x, scale, shift], { epsilon });
  return makeNode(batchNormGradientOp, [dy, x, scale, ...outputs.slice(3)], { epsilon }).outputs[output];
}

export const normalisation: Record<string, readonly Case[]> = {
  'batch-norm': [
    { of: 'images', inputs, make: ([x, scale, shift]) => batchNorm(x, scale, shift, epsilon).y },
    { of: 'the mean', inputs, make: ([x, scale, shift]) => batchNorm(x, scale, shift, epsilon).mean, by: [] },
    { of: 'the variance', inputs, make: ([x, scale, shift]) => batchNorm(x, scale, shift, epsilon).variance, by: [] },
  ],
  'batch-norm-gradient': ['the images', 'the scale', 'the shift'].map((of, output) => ({ of, inputs: [...inputs, numbers(-1, 2, 3, 2)], make: (given) => adjoint(given, output) })),
};
