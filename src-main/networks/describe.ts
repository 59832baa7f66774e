import { orderOf } from '../graph/order';
import { draftProgram } from '../graph/program';
import { buildNetwork } from './build';
import type { LayerOutput } from './layout';
import type { Network } from './network';

export interface NetworkDescription {
  readonly name: string;
  /** Trainable entries. */
  readonly parameters: number;
  /** Entries of running means and variances. */
  readonly buffers: number;
  /** Batch-norm layers. */
  readonly batchNorms: number;
  /** Trainable tensors. */
  readonly tensors: number;
  /** Those with more than one dimension (what filter normalisation and the Hessian act on), and their entries. */
  readonly weightTensors: number;
  readonly weightEntries: number;
  readonly layers: readonly LayerOutput[];
  /** Floating-point operations for one example in inference, a multiply-add counted as two; convolutions and full connections only. */
  readonly flops: number;
}

/** What is to be said of a network without running it. */
export function describeNetwork(network: Network): NetworkDescription {
  const { trainable, parameters, statistics, outputs } = network.layout;
  const many = trainable.filter(({ shape }) => shape.length > 1);
  return {
    name: network.name,
    parameters,
    buffers: statistics,
    batchNorms: trainable.filter(({ kind }) => kind === 'scale').length,
    tensors: trainable.length,
    weightTensors: many.length,
    weightEntries: many.reduce((n, { size }) => n + size, 0),
    layers: outputs,
    flops: flopsOf(network),
  };
}

function flopsOf(network: Network): number {
  const { parameters, statistics } = network.layout;
  const draft = draftProgram();
  const { logits } = buildNetwork(network, {
    images: draft.feed('images', [-1, ...network.input]).value,
    weights: draft.variable('weights', [parameters]).value,
    statistics: statistics > 0 ? draft.variable('statistics', [statistics]).value : undefined,
    mode: 'inference',
  });
  return orderOf([logits]).reduce((n, node) => n + (node.op.flops?.(node) ?? 0), 0);
}
