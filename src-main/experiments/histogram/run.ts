import { dot } from '../../../src-shared/math/direction';
import { binned, largestMagnitude } from '../../../src-shared/math/histogram';
import { Refusal } from '../../../src-shared/refusal';
import packageFile from '../../../package.json';
import { readTensors, type FileTensor } from '../../networks/safetensors';
import type { Bench } from '../bench';
import type { HistogramRow, HistogramSetup } from './setup';

/** Batch norm's running statistics and counters are no parameters. */
const isParameter = ({ name }: FileTensor): boolean => !/(^|\.)(running_mean|running_var|num_batches_tracked)$/.test(name);

/** All entries of some tensors, one after the other. */
function joined(tensors: readonly FileTensor[]): Float64Array {
  const all = new Float64Array(tensors.reduce((size, { data }) => size + data.length, 0));
  let at = 0;
  for (const { data } of tensors) {
    all.set(data, at);
    at += data.length;
  }
  return all;
}

/** How the weights of a file are spread: a row for each bin. Reads the file's tensors as they are, so that no engine is needed. */
export async function* run({ weights: reference, parameters, bins, reach }: HistogramSetup, bench: Bench): AsyncGenerator<HistogramRow, void, void> {
  const { path } = await bench.weights.weightsPath(reference);
  const { tensors } = await readTensors(path);
  const taken = [...tensors.values()].filter((tensor) => isParameter(tensor) && (parameters === 'all parameters' || tensor.shape.length > 1));
  const all = joined(taken);
  if (!all.every(Number.isFinite)) throw new Refusal(`The weights ${reference} are not all finite numbers (the training diverged): name weights before them.`);
  const largest = largestMagnitude(all);
  const { width, centres, counts } = binned(all, bins, reach > 0 ? reach : largest);
  await bench.madeWith({ app: packageFile.version, engine: 'Isthmus itself', device: 'CPU', precision: 'float64', threads: 1 });
  await bench.note(`2-norm ${Math.sqrt(dot(all, all)).toPrecision(6)}, over ${all.length.toLocaleString('en')} ${parameters === 'all parameters' ? 'parameters' : 'entries of filters'}; the largest is ${largest.toPrecision(4)}.`);
  for (const k of bench.remaining(counts.keys())) {
    yield { weight: centres[k], width, count: counts[k], density: counts[k] / (Math.max(1, all.length) * width) };
  }
}
