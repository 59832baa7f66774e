import type { Answers } from '../../src-shared/field';
import type { Fact, Kind } from '../experiments/kind';
import { originOf } from '../experiments/weights-origin';
import type { Library } from '../library/library';
import { describeNetwork, openNetwork } from '../networks';
import { maybeDatasetIn, maybeTask } from './check-answer';

const many = (count: number): string => count.toLocaleString('en');
const scaled = (count: number): string => count.toLocaleString('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** A network's size, where what it is trained on tells it. */
function networkFacts(kind: Kind, answers: Answers): Fact[] {
  const [name] = Object.entries(kind.fields).find(([, { type }]) => type === 'network') ?? [];
  const task = maybeTask(maybeDatasetIn({ fields: kind.fields, answers }));
  if (name === undefined || !task) return [];
  const { parameters, flops } = describeNetwork(openNetwork(String(answers[name]), task));
  return [{ label: 'Parameters', value: many(parameters) }, { label: 'FLOPs an image', value: scaled(flops) }];
}

function datasetFacts(kind: Kind, answers: Answers): Fact[] {
  const { shape, classes, train, test } = maybeDatasetIn({ fields: kind.fields, answers }) ?? {};
  return [
    ...(train === undefined ? [] : [{ label: 'Images', value: `${many(train)} to train on${test === undefined ? '' : `, ${many(test)} to test on`}` }]),
    ...(shape === undefined ? [] : [{ label: 'Size', value: `${shape.join(' x ')}${classes === undefined ? '' : `, ${many(classes)} classes`}` }]),
  ];
}

/** What the weights that are named are the weights of. */
async function weightsFacts(kind: Kind, answers: Answers, library: Library): Promise<Fact[]> {
  const named = Object.entries(kind.fields).filter(([name, { type }]) => type === 'weights' && answers[name] !== '');
  return Promise.all(named.map(async ([name, { label }]) => {
    const reference = String(answers[name]);
    const { experiment: { name: title } } = await library.weightsPath(reference);
    const { network, trainedOn } = await originOf(reference, library);
    const trained = trainedOn === undefined ? '' : ` on ${trainedOn.replace(/:[^?]*/, '')}`;
    return { label, value: `${title}: ${network.replace(/^\{.*$/s, 'a network of your own')}${trained}` };
  }));
}

/** What is worth knowing of a right setup before it is run, without an engine. */
export async function factsOf(kind: Kind, setup: Answers, library: Library): Promise<Fact[]> {
  return [...networkFacts(kind, setup), ...datasetFacts(kind, setup), ...(await weightsFacts(kind, setup, library)), ...(kind.facts?.(setup) ?? [])];
}
