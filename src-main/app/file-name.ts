import type { Experiment } from '../../src-shared/experiment';

/** Words as a part of a file's name. */
export const slug = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'experiment';

/** The name suggested for a file about an experiment; `part` tells it from others of the same one. */
export const fileName = ({ name, id }: Pick<Experiment, 'name' | 'id'>, part?: string, ending?: string): string =>
  `${slug(name)}-${id}${part === undefined ? '' : `-${part}`}${ending === undefined ? '' : `.${ending}`}`;
