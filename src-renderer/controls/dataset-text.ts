/** A dataset's SPEC taken apart for a form, and put together again. */
import type { DatasetDescription } from '../../src-shared/messages';

export interface DatasetParts {
  readonly name: string;
  /** What stands behind the colon: several with commas between them. */
  readonly place: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The parts of a SPEC such as cifar10:@handle?train=5000. */
export function readDataset(text: string): DatasetParts {
  const [, name = '', place = '', query = ''] = /^([^:?]*)(?::(.*?))?(?:\?([^?]*))?$/s.exec(text.trim()) ?? [];
  const pairs = query === '' ? [] : query.split('&').map((pair): [string, string] => {
    const [option, ...rest] = pair.split('=');
    return [option, rest.join('=')];
  });
  return { name, place, options: Object.fromEntries(pairs) };
}

/** The SPEC of such parts, with only the options that are not as the dataset has them anyway. */
export function writeDataset({ name, place, options }: DatasetParts, dataset: DatasetDescription | undefined): string {
  const initial = new Map(dataset?.options.map((option) => [option.name, option.initial]));
  const said = Object.entries(options).filter(([option, value]) => value.trim() !== '' && value.trim() !== initial.get(option));
  const query = said.map(([option, value]) => `${option}=${value.trim()}`).join('&');
  return `${name}${place === '' ? '' : `:${place}`}${query === '' ? '' : `?${query}`}`;
}
