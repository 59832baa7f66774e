import { layoutOf } from '../../src-main/networks/layout';
import type { Network } from '../../src-main/networks';
import { readTensors } from '../../src-main/networks/safetensors';
import { fromTorch } from '../../src-main/networks/torch-layout';

export interface GoldenNetwork {
  readonly classes: number;
  readonly side: number;
  /** Channels of both convolutions. */
  readonly channels: readonly [number, number];
  readonly pooling: 'average' | 'max';
}

/** A small network of golden values: conv, batch norm, ReLU, pooling, conv, batch norm, ReLU, global average, dense; unless said, that of the landscapes. */
export function goldenNetwork({ classes, side, channels, pooling }: GoldenNetwork = { classes: 5, side: 12, channels: [8, 16], pooling: 'average' }): Network {
  const architecture = {
    name: 'golden',
    classes,
    input: [side, side, 3],
    blocks: [
      { layer: 'conv', name: 'conv1', out: channels[0], size: 3 },
      { layer: 'batch-norm', name: 'bn1' },
      { layer: 'relu' },
      { layer: `${pooling}-pool`, size: 2 },
      { layer: 'conv', name: 'conv2', out: channels[1], size: 3 },
      { layer: 'batch-norm', name: 'bn2' },
      { layer: 'relu' },
      { layer: 'global-average-pool' },
      { layer: 'dense', name: 'fc', out: 'classes' },
    ],
  } as const;
  return { ...architecture, layout: layoutOf(architecture) };
}

/** A file with one tensor for each trainable one of the network, in PyTorch's layout, as one flat vector in ours. */
export async function readDirection(path: string, network: Network): Promise<Float32Array> {
  const { tensors } = await readTensors(path);
  const flat = new Float32Array(network.layout.parameters);
  for (const tensor of network.layout.tensors) {
    const found = tensors.get(tensor.name);
    if (found && tensor.kind !== 'mean' && tensor.kind !== 'variance') fromTorch(tensor, found.data, flat.subarray(tensor.offset, tensor.offset + tensor.size));
  }
  return flat;
}

/** A flat vector of all trainable parameters in PyTorch's order and layout, in ours. */
export function fromTorchVector(vector: Float64Array, network: Network): Float64Array {
  const flat = new Float64Array(network.layout.parameters);
  let from = 0;
  // Files name tensors in PyTorch's order, which is that of the layers.
  for (const tensor of network.layout.trainable) {
    fromTorch(tensor, vector.subarray(from, from + tensor.size), flat.subarray(tensor.offset, tensor.offset + tensor.size));
    from += tensor.size;
  }
  return flat;
}
