import { nearest } from '../../../src-shared/nearest';
import { Refusal } from '../../../src-shared/refusal';
import { datasets } from '../../datasets/spec';
import type { Call } from '../call';
import { answer } from '../print';
import { pairs, table } from '../table';

type Described = (typeof datasets)[number];

const withDefaults = ({ options, ...dataset }: Described): object => ({
  ...dataset,
  options: options.map(({ initial, ...option }) => ({ ...option, ...(initial === undefined ? {} : { default: initial }) })),
});

const form = ({ name, place }: Described): string => (place === undefined ? name : `${name}:${place}`);

function named(name: string): Described {
  const found = datasets.find((dataset) => dataset.name === name);
  if (found) return found;
  const meant = nearest(name, datasets.map((dataset) => dataset.name));
  throw new Refusal(`There is no dataset called "${name}"; ${meant === undefined ? `there are ${datasets.map((dataset) => dataset.name).join(', ')}.` : `did you mean "${meant}"?`}`);
}

/** The datasets, or one with the options of its SPEC. */
export async function listDatasets(call: Call, name: string | undefined): Promise<void> {
  if (name === undefined) return answer(call, datasets.map(withDefaults), () => pairs(datasets.map((dataset) => [form(dataset), dataset.about] as const)));
  const dataset = named(name);
  answer(call, withDefaults(dataset), () => [
    `${dataset.title}: ${dataset.about}`, '',
    table(['option', 'default', 'allowed', 'what it is'], dataset.options.map(({ name: option, initial = '', allowed, about }) => [option, initial, allowed, about])), '',
    `Written as ${form(dataset)}?train=5000&seed=1`,
  ].join('\n'));
}
