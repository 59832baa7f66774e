import { logSoftmax } from '../../../src-main/graph/ops/log-softmax';
import { mean } from '../../../src-main/graph/ops/mean';
import { multiply } from '../../../src-main/graph/ops/multiply';
import { negate } from '../../../src-main/graph/ops/negate';
import { oneHot } from '../../../src-main/graph/ops/one-hot';
import { sum } from '../../../src-main/graph/ops/sum';
import type { Value } from '../../../src-main/graph/value';

/** Mean cross-entropy of logits (batch, classes) against labels (batch), written out. */
export const crossEntropy = (logits: Value, labels: Value): Value => negate(mean(sum(multiply(oneHot(labels, logits.shape[1]), logSoftmax(logits)), [1])));
