import { basename, extname } from 'node:path';
import { pathsIn, type Answers } from '../../src-shared/field';
import type { Field, Fields } from '../../src-shared/kind';
import { Refusal } from '../../src-shared/refusal';
import { reading } from '../datasets/file';
import { maybeForetell, type Foretold } from '../datasets/foretell';
import type { Library } from '../library/library';
import { blocksOf, openNetwork, type Task } from '../networks';
import { checkExperiment } from './check-experiment';

/** All answers that one is checked beside. */
export interface Among {
  readonly fields: Fields;
  readonly answers: Answers;
  readonly library: Library;
}

/** Stands for the dataset that weights were trained on. */
const asTrained = 'as-trained';

/** What the answers say of their dataset before it is opened; undefined where they name none or only its files tell. */
export function maybeDatasetIn({ fields, answers }: Pick<Among, 'fields' | 'answers'>): Foretold | undefined {
  const [name] = Object.entries(fields).find(([, { type }]) => type === 'dataset') ?? [];
  const answer = name === undefined ? asTrained : answers[name];
  return typeof answer !== 'string' || answer === '' || answer === asTrained ? undefined : maybeForetell(answer);
}

/** The task that a dataset sets a network, where it is known beforehand. */
export const maybeTask = (dataset: Foretold | undefined): Task | undefined =>
  dataset?.classes === undefined ? undefined : { input: dataset.shape, classes: dataset.classes };

/** Throws a Refusal where an answer that is right by its type means nothing that is there, or a network that does not fit its dataset. */
export async function checkAnswer(field: Field, answer: Answers[string], among: Among): Promise<void> {
  const { type } = field;
  if (type === 'weights list') for (const reference of answer as readonly string[]) await among.library.weightsPath(reference);
  if (field.type === 'experiment list') for (const id of answer as readonly string[]) await checkExperiment({}, id, among.library);
  if (typeof answer !== 'string' || answer === '') return;
  if (field.type === 'file') await checkFiles(pathsIn(answer, field.endings), field.endings);
  if (field.type === 'experiment') await checkExperiment(field, answer, among.library);
  if (type === 'weights') await among.library.weightsPath(answer);
  if (type === 'dataset' && answer !== asTrained) maybeForetell(answer);
  if (type !== 'network') return;
  blocksOf(answer);
  const task = maybeTask(maybeOr(() => maybeDatasetIn(among)));
  if (task) openNetwork(answer, task);
}

async function checkFiles(paths: readonly string[], endings: readonly string[]): Promise<void> {
  for (const path of paths) {
    if (!endings.includes(extname(path).slice(1).toLowerCase())) throw new Refusal(`The file ${basename(path)} cannot be taken here: it must end in ${endings.map((ending) => `.${ending}`).join(', ')}.`);
    await reading(path, () => Promise.resolve());
  }
}

/** A dataset that is wrong is said beside its own field. */
function maybeOr(find: () => Foretold | undefined): Foretold | undefined {
  try {
    return find();
  } catch {
    return undefined;
  }
}
