import { layoutOf } from '../../src-main/networks/layout';
import type { Network } from '../../src-main/networks';
import { readTensors } from '../../src-main/networks/safetensors';
import { fromTorch } from '../../src-main/networks/torch-layout';

/** The small network of the golden landscapes: conv, batch norm, ReLU, average pool, conv, batch norm, ReLU, global average, dense. */
export function goldenNetwork(): Network {
  const architecture = {
    name: 'golden',
    classes: 5,
    input: [12, 12, 3],
    blocks: [
      { layer: 'conv', name: 'conv1', out: 8, size: 3 },
      { layer: 'batch-norm', name: 'bn1' },
      { layer: 'relu' },
      { layer: 'average-pool', size: 2 },
      { layer: 'conv', name: 'conv2', out: 16, size: 3 },
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
