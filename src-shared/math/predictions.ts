/**
 * Predictions of classifiers as logarithms of probabilities (examples x classes), and the mean of several, p(y | x) = 1/K sum over k of p_k(y | x)
 * (Lakshminarayanan, Pritzel and Blundell 2017, section 2.4). Of logarithms, since a probability may be smaller than any number, and the likelihood of a
 * label that is thought so unlikely would be lost.
 */
import { binByConfidence, calibrationError, type ConfidenceBin } from './calibration';

/** The logarithm of the softmax of each example's logits (examples x classes). */
export function logSoftmax(logits: ArrayLike<number>, classes: number): Float64Array {
  const log = new Float64Array(logits.length);
  for (let from = 0; from < logits.length; from += classes) {
    let highest = -Infinity;
    for (let c = from; c < from + classes; c++) highest = Math.max(highest, logits[c]);
    let sum = 0;
    for (let c = from; c < from + classes; c++) sum += Math.exp(logits[c] - highest);
    for (let c = from; c < from + classes; c++) log[c] = logits[c] - highest - Math.log(sum);
  }
  return log;
}

/** The logarithm of e^a + e^b. */
const logOfSum = (a: number, b: number): number => (a === -Infinity ? b : Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))));

/** A mean of predictions that more can be added to. */
export interface PredictionMean {
  add(log: Float64Array): void;
  /** The logarithm of the mean of those added so far; of one, that one itself to the last bit. */
  mean(): Float64Array;
}

/** The mean of none yet, for predictions of this length (examples x classes). */
export function beginMean(length: number): PredictionMean {
  const sum = new Float64Array(length).fill(-Infinity);
  let members = 0;
  return {
    add(log) {
      if (log.length !== length) throw new Error(`predictions of another length: ${log.length} instead of ${length}`);
      for (let i = 0; i < length; i++) sum[i] = logOfSum(sum[i], log[i]);
      members++;
    },
    mean: () => sum.map((x) => x - Math.log(members)),
  };
}

/** How good predictions are. */
export interface Judgement {
  /** The share of examples whose label has the largest probability; of equal ones the first counts. */
  readonly accuracy: number;
  /** The mean over the examples of minus the logarithm of the label's probability, in nats. */
  readonly nll: number;
  /** Expected calibration error. */
  readonly ece: number;
  readonly bins: readonly ConfidenceBin[];
}

/** Judges predictions (examples x classes) by the labels (examples). */
export function judge(log: Float64Array, labels: ArrayLike<number>): Judgement {
  const count = labels.length;
  const classes = log.length / count;
  const [confidences, right] = [new Float64Array(count), new Uint8Array(count)];
  let nll = 0;
  let hits = 0;
  for (let i = 0; i < count; i++) {
    let best = 0;
    for (let c = 1; c < classes; c++) if (log[i * classes + c] > log[i * classes + best]) best = c;
    confidences[i] = Math.exp(log[i * classes + best]);
    right[i] = best === labels[i] ? 1 : 0;
    nll -= log[i * classes + labels[i]];
    hits += right[i];
  }
  const bins = binByConfidence(confidences, right);
  return { accuracy: hits / count, nll: nll / count, ece: calibrationError(bins), bins };
}
