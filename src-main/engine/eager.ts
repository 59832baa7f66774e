/** What an op may use when it is done at once: tfjs-core's functions, whatever backend stands behind them. Types only. */
import type * as core from '@tensorflow/tfjs-core';

export type Eager = typeof core;
export type EagerTensor = core.Tensor;
