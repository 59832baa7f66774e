import { add } from '../graph/ops/add';
import { argmax } from '../graph/ops/argmax';
import { constant } from '../graph/ops/constant';
import { equal } from '../graph/ops/equal';
import { logSoftmax } from '../graph/ops/log-softmax';
import { multiply } from '../graph/ops/multiply';
import { negate } from '../graph/ops/negate';
import { oneHot } from '../graph/ops/one-hot';
import { sum } from '../graph/ops/sum';
import type { Value } from '../graph/value';

/** Cross-entropy of each example (batch) between logits (batch, classes) and the probabilities of a target of the same shape. */
export const softCrossEntropy = (logits: Value, target: Value): Value => negate(sum(multiply(target, logSoftmax(logits)), [1]));

/**
 * Cross-entropy of each example (batch) with its label (batch, int32). Smoothing s mixes the label with the uniform distribution:
 * 1 - s on top of s / classes everywhere (Szegedy et al. 2016, section 7).
 */
export function crossEntropy(logits: Value, labels: Value, smoothing = 0): Value {
  const classes = logits.shape[1];
  const hard = oneHot(labels, classes);
  return softCrossEntropy(logits, smoothing === 0 ? hard : add(multiply(hard, constant(1 - smoothing)), constant(smoothing / classes)));
}

/** Of each example (batch) whether its largest logit is at its label: 1 or 0. */
export const isRight = (logits: Value, labels: Value): Value => equal(argmax(logits), labels);

/** How many examples have their largest logit at their label. */
export const hits = (logits: Value, labels: Value): Value => sum(isRight(logits, labels));
