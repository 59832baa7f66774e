import { resolve } from 'node:path';
import type { Field, Fields } from '../../src-shared/kind';
import { pathsIn } from '../../src-shared/field';
import { descriptionIn } from '../networks/own';

const absolute = (place: string): string => place.split(',').map((path) => resolve(path)).join(',');

/** A dataset SPEC whose files are named from the root, as `cifar10:/data/cifar10?train=5000`. */
export const rootedDataset = (spec: string): string => spec.replace(/^(\w+:)([^?]+)/, (_, name: string, place: string) => name + absolute(place));

/** A network's name, or what its file describes: a setup explains itself when the file has gone. */
export const keptNetwork = (network: string): string => (network.endsWith('.json') ? descriptionIn(resolve(network)) : network);

function rooted(field: Field | undefined, answer: string): string {
  switch (field?.type) {
    case 'dataset': return rootedDataset(answer);
    case 'network': return keptNetwork(answer);
    case 'file': return answer.trim() === '' ? answer : pathsIn(answer, field.endings).map((path) => resolve(path)).join(',');
    default: return answer;
  }
}

/** Answers that hold from any folder and later: data and files named from the root, networks of one's own written out. */
export function rootedSetup(fields: Fields, setup: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(setup).map(([name, answer]) => {
    return [name, typeof answer === 'string' ? rooted(fields[name], answer) : answer];
  }));
}
