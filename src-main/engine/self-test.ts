/** Whether an engine computes rightly here: a small convolutional network on it, and on plain JavaScript. */
import { gradient } from '../graph/gradient';
import { batchNorm } from '../graph/ops/batch-norm';
import { cast } from '../graph/ops/cast';
import { constant } from '../graph/ops/constant';
import { conv2d } from '../graph/ops/conv2d';
import { logSoftmax } from '../graph/ops/log-softmax';
import { matmul } from '../graph/ops/matmul';
import { maxPool } from '../graph/ops/max-pool';
import { mean } from '../graph/ops/mean';
import { multiply } from '../graph/ops/multiply';
import { negate } from '../graph/ops/negate';
import { oneHot } from '../graph/ops/one-hot';
import { relu } from '../graph/ops/relu';
import { subtract } from '../graph/ops/subtract';
import { sum } from '../graph/ops/sum';
import { draftProgram, type Named, type Precision, type Program } from '../graph/program';
import { sizeOf } from '../graph/shape';
import { symmetric } from '../graph/window';
import { stream } from '../../src-shared/math/random';
import type { Engine, Fetched, Numbers } from './engine';
import { openPlain } from './interpreted/plain';

/** One thing that an engine was asked to compute. */
export interface Check {
  readonly name: string;
  readonly precision: Precision | 'bfloat16';
  /** From plain JavaScript, relative to the largest number there. */
  readonly largestDifference: number;
  readonly passed: boolean;
}

const BATCH = 8;

/** How far float32's rounding may lead through such a network, and that of TF32, which keeps a thousandth; of bfloat16, through a convolution. */
const TOLERANCE = { float: 1e-4, tf32: 2e-2, bfloat16: 1e-2 };

/** Convolution, batch norm, ReLU, a strided convolution, pooling, a full connection, cross-entropy, and a step down the gradient. */
function network(precision: Precision): Program {
  const program = draftProgram(precision);
  const images = program.feed('images', [-1, 12, 12, 3]).value;
  const labels = program.feed('labels', [-1], 'int32').value;
  const [first, scale, shift, second, dense] = ([[3, 3, 3, 8], [8], [8], [3, 3, 8, 16], [16, 10]] as const).map((shape, i) => program.variable(`weights-${i}`, shape));
  const convolution = conv2d(images, first.value, { stride: 1, padding: symmetric(1) });
  const { y: normalised } = batchNorm(convolution, scale.value, shift.value, 1e-5);
  const strided = conv2d(relu(normalised), second.value, { stride: 2, padding: symmetric(1) });
  const pooled = maxPool(strided, { size: [2, 2], stride: 2, padding: symmetric(0) });
  const logits = matmul(mean(pooled, [1, 2]), dense.value);
  const loss = negate(mean(sum(multiply(logSoftmax(logits), oneHot(labels, 10)), [1])));
  const weights = [first, scale, shift, second, dense];
  const gradients = gradient(loss, weights.map(({ value }) => value));
  program.entry(
    'step',
    { convolution, 'batch norm': normalised, 'strided convolution': strided, pooling: pooled, loss, 'gradient of a convolution': gradients[0], 'gradient of batch norm': gradients[1], 'gradient of a full connection': gradients[4] },
    weights.map((weight, i): [Named, typeof loss] => [weight, subtract(weight.value, multiply(gradients[i], constant(0.1)))]),
  );
  return program;
}

/** The first of its convolutions. */
function roundedConvolution(): Program {
  const program = draftProgram();
  const images = program.feed('images', [-1, 12, 12, 3]).value;
  const weights = program.variable('weights-0', [3, 3, 3, 8]).value;
  program.entry('step', { convolution: conv2d(cast(images, 'bfloat16'), cast(weights, 'bfloat16'), { stride: 1, padding: symmetric(1) }) });
  return program;
}

async function stepOn(engine: Engine, program: Program): Promise<Fetched> {
  const session = await engine.load(program);
  try {
    for (const { name, shape } of program.variables.values()) await session.set(name, stream(1, name).fillNormal(new Float32Array(sizeOf(shape))));
    const images = stream(1, 'images').fillNormal(new Float32Array(BATCH * 12 * 12 * 3));
    const fetched = await session.run('step', { images, labels: Int32Array.from({ length: BATCH }, (_, i) => i) });
    return { ...fetched, 'weights after a step': await session.get('weights-0') };
  } finally {
    await session.close();
  }
}

/** The largest difference, relative to the largest number expected; infinite where something is not a number. */
function difference(actual: Numbers, expected: Numbers): number {
  let [largest, scale] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    scale = Math.max(scale, Math.abs(expected[i]));
    largest = Math.max(largest, Number.isFinite(actual[i]) ? Math.abs(actual[i] - expected[i]) : Infinity);
  }
  return largest / scale;
}

/** Holds an engine, in each of its precisions, to plain JavaScript; takes some tenths of a second. */
export async function selfTest(engine: Engine): Promise<readonly Check[]> {
  const expected = await stepOn(await openPlain(), network('float32'));
  const checks: Check[] = [];
  const check = (actual: Numbers, name: string, precision: Check['precision'], tolerance: number) => {
    const largestDifference = difference(actual, expected[name]);
    checks.push({ name: `${name}, ${precision}`, precision, largestDifference, passed: largestDifference <= tolerance });
  };
  for (const precision of engine.description.precisions) {
    const actual = await stepOn(engine, network(precision));
    for (const name of Object.keys(expected)) check(actual[name], name, precision, engine.description.tf32 ? TOLERANCE.tf32 : TOLERANCE.float);
  }
  if (engine.description.bfloat16) check((await stepOn(engine, roundedConvolution()))['convolution'], 'convolution', 'bfloat16', TOLERANCE.bfloat16);
  return checks;
}
