import { allowed } from '../../src-shared/field';
import type { Field, Fields } from '../../src-shared/kind';
import type { Problem } from '../../src-shared/messages';
import { isRefusal, Refusal } from '../../src-shared/refusal';
import { descriptionIn } from '../networks/own';
import type { Handles } from './handles';

/** What turns the answers of a window into answers that a setup may keep. */
export interface Placing {
  readonly handles: Pick<Handles, 'pathOf'>;
  /** Whether an experiment of the library has its data there (`cifar10:/data`) already: to take them again gives nothing new away. */
  isKept(place: string): Promise<boolean>;
}

/** The SPEC of a dataset with the places that its handles stand for. Throws a Refusal where one is not known, or a place is named without. */
export async function placedDataset(spec: string, { handles, isKept }: Placing): Promise<string> {
  const [, source, places, query] = /^(\w+):([^?]+)(.*)$/s.exec(spec) ?? [];
  if (source === undefined) return spec;
  if (places.split(',').every((place) => place.startsWith('@'))) {
    return `${source}:${places.split(',').map((place) => handles.pathOf(place.slice(1))).join(',')}${query}`;
  }
  if (await isKept(`${source}:${places}`)) return spec;
  throw new Refusal(`The place "${places}" cannot be named here: choose its files or folder instead.`);
}

function placedNetwork(network: string, { handles }: Placing): string {
  if (network.startsWith('@')) return descriptionIn(handles.pathOf(network.slice(1)));
  if (network.endsWith('.json')) throw new Refusal(`The file "${network}" cannot be named here: choose it instead.`);
  return network;
}

async function placedFile(place: string, { handles, isKept }: Placing): Promise<string> {
  if (place.startsWith('@')) return handles.pathOf(place.slice(1));
  if (place === '' || (await isKept(place))) return place;
  throw new Refusal(`The file "${place}" cannot be named here: choose it instead.`);
}

async function placed(field: Field | undefined, answer: unknown, placing: Placing): Promise<unknown> {
  if (typeof answer !== 'string') return answer;
  if (field?.type === 'dataset') return placedDataset(answer.trim(), placing);
  if (field?.type === 'file') return placedFile(answer.trim(), placing);
  return field?.type === 'network' ? placedNetwork(answer.trim(), placing) : answer;
}

/** The answers of a window with the places that its handles stand for, and what is wrong with those handles. */
export async function placeAnswers(fields: Fields, given: Readonly<Record<string, unknown>>, placing: Placing): Promise<{ readonly given: Readonly<Record<string, unknown>>; readonly problems: readonly Problem[] }> {
  const answers: Record<string, unknown> = {};
  const problems: Problem[] = [];
  for (const [name, answer] of Object.entries(given)) {
    try {
      answers[name] = await placed(fields[name], answer, placing);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      problems.push({ field: name, why: error.message });
    }
  }
  return { given: answers, problems };
}

/** What is wrong with an answer, as said beside its field. */
export const whyWrong = (field: Field, answer: unknown): string =>
  answer === undefined || answer === '' ? `This needs an answer: ${allowed(field)}.` : `This must be ${allowed(field)}.`;
