/** Directions in weight space from a file: our own, PyTorch's as safetensors, loss-landscape's (.h5), or plain arrays (.npy). */
import { extname } from 'node:path';
import { pathsIn } from '../../src-shared/field';
import { Refusal } from '../../src-shared/refusal';
import { readNpy } from '../datasets/npy-file';
import type { Network } from '../networks';
import { readTensors } from '../networks/safetensors';
import { fromTorch } from '../networks/torch-layout';
import { readLossLandscapeDirections } from './loss-landscape-directions';

/** The endings of files that directions are read from. */
export const directionEndings = ['safetensors', 'h5', 'npy'] as const;

type Directions = [Float64Array, Float64Array];
/** How many directions are asked for. */
export type Count = 1 | 2;

/**
 * The directions in a file, in our own order of parameters; where one is asked for, the second is zero.
 * A .safetensors file has `direction-1` and `direction-2`, each flat in our order or with a network's tensors by PyTorch's names (`direction-1.conv1.weight`);
 * an .h5 file `xdirection` and `ydirection` as loss-landscape writes them; a .npy file one direction (parameters) or several (directions, parameters),
 * and two such files may be named with a comma between them. Throws a Refusal where they are not there or not of this network.
 */
export async function readDirections(path: string, network: Network, count: Count = 2): Promise<Directions> {
  const found = await directionsIn(path, network, count);
  if (found.length < count) throw new Refusal(`The file ${path} holds one direction, and two are asked for: take a line, or name a file with both.`);
  for (const [k, direction] of found.entries()) {
    if (!direction.every(Number.isFinite)) throw new Refusal(`Direction ${k + 1} in the file ${path} has entries that are no numbers.`);
    if (!direction.some((entry) => entry !== 0)) throw new Refusal(`Direction ${k + 1} in the file ${path} is zero everywhere: it leads nowhere.`);
  }
  return [found[0], found[1] ?? new Float64Array(network.layout.parameters)];
}

async function directionsIn(path: string, network: Network, count: Count): Promise<Float64Array[]> {
  switch (extname(path).toLowerCase()) {
    case '.safetensors': return fromSafetensors(path, network, count);
    case '.h5': return readLossLandscapeDirections(path, network, count);
    case '.npy': return fromArrays(path, network, count);
    default: throw new Refusal(`The file ${path} cannot be read as directions: files ending in ${directionEndings.map((ending) => `.${ending}`).join(', ')} can.`);
  }
}

function refuseOther(path: string, what: string, entries: number, { name, layout: { parameters } }: Network): void {
  if (entries !== parameters) throw new Refusal(`${what} in the file ${path} has ${entries} entries and ${name} has ${parameters} parameters: it is of another network.`);
}

async function fromSafetensors(path: string, network: Network, count: Count): Promise<Float64Array[]> {
  const { tensors, metadata } = await readTensors(path);
  const isTorch = metadata['layout'] !== 'isthmus';
  const read = (name: string): Float64Array => {
    const flat = tensors.get(name);
    if (flat) {
      refuseOther(path, `The tensor ${name}`, flat.data.length, network);
      return Float64Array.from(flat.data);
    }
    const direction = new Float64Array(network.layout.parameters);
    for (const tensor of network.layout.trainable) {
      const there = tensors.get(`${name}.${tensor.name}`);
      const shape = (isTorch ? tensor.torchShape : tensor.shape).join(' x ');
      if (!there) throw new Refusal(`The file ${path} does not hold directions of ${network.name}: it has neither ${name} nor ${name}.${tensor.name}.`);
      if (there.shape.join(' x ') !== shape) throw new Refusal(`The file ${path} does not hold directions of ${network.name}: ${name}.${tensor.name} is ${there.shape.join(' x ') || 'a single number'} instead of ${shape}.`);
      const into = direction.subarray(tensor.offset, tensor.offset + tensor.size);
      if (isTorch) fromTorch(tensor, there.data, into);
      else into.set(there.data);
    }
    return direction;
  };
  const has = (name: string) => tensors.has(name) || [...tensors.keys()].some((key) => key.startsWith(`${name}.`));
  return [read('direction-1'), ...(count === 2 && has('direction-2') ? [read('direction-2')] : [])];
}

async function fromArrays(paths: string, network: Network, count: Count): Promise<Float64Array[]> {
  const found: Float64Array[] = [];
  for (const path of pathsIn(paths, ['npy'])) {
    const { shape, data } = await readNpy(path);
    if (shape.length !== 1 && shape.length !== 2) throw new Refusal(`The array in ${path} is ${shape.join(' x ') || 'a single number'}; directions are (parameters) or (directions, parameters), which for ${network.name} is 2 x ${network.layout.parameters}.`);
    const length = shape[shape.length - 1];
    refuseOther(path, 'Each direction', length, network);
    for (let start = 0; start < data.length; start += length) found.push(Float64Array.from(data.subarray(start, start + length), Number));
  }
  return found.slice(0, count);
}
