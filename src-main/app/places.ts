import { resolve } from 'node:path';
import type { Fields } from '../../src-shared/kind';

const absolute = (place: string): string => place.split(',').map((path) => resolve(path)).join(',');

/** A dataset SPEC whose files are named from the root, as `cifar10:/data/cifar10?train=5000`. */
export const rootedDataset = (spec: string): string => spec.replace(/^(\w+:)([^?]+)/, (_, name: string, place: string) => name + absolute(place));

/** A network's name, or the path of its file from the root. */
export const rootedNetwork = (network: string): string => (network.endsWith('.json') ? resolve(network) : network);

/** Answers whose files are named from the root, so that the work can go on from any folder. */
export function rootedSetup(fields: Fields, setup: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(setup).map(([name, answer]) => {
    const type = fields[name]?.type;
    if (typeof answer !== 'string') return [name, answer];
    return [name, type === 'dataset' ? rootedDataset(answer) : type === 'network' ? rootedNetwork(answer) : answer];
  }));
}
