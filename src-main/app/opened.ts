import { join } from 'node:path';
import type { Experiment } from '../../src-shared/experiment';
import type { Column } from '../../src-shared/kind';
import type { JobState, Opened } from '../../src-shared/messages';
import type { Kinds } from '../experiments';
import { arraysIn } from '../library/arrays';
import type { Library } from '../library/library';
import { columnsOf, figuresOf, maybeKindOf } from './experiment-kind';
import { weightsOf } from './weights-offers';

/** The columns of an experiment's rows; where no kind here describes them, the rows name them. */
async function columnsIn(library: Library, experiment: Experiment, kinds: Kinds): Promise<Readonly<Record<string, Column>>> {
  const kind = maybeKindOf(experiment, kinds);
  if (kind) return kind.columns;
  const rows = await library.rows(experiment.id).catch(() => []);
  return Object.fromEntries(columnsOf(experiment, rows.map(({ row }) => row), kinds).map((name) => [name, { label: name }]));
}

/** All that is to be shown of an experiment but its rows. */
export async function openExperiment(library: Library, given: string, kinds: Kinds, jobOf: (id: string) => JobState | undefined): Promise<Opened> {
  const experiment = await library.read(given);
  const [columns, offers, arrays] = await Promise.all([
    columnsIn(library, experiment, kinds),
    weightsOf(library, experiment),
    arraysIn(join(library.folder, experiment.id)),
  ]);
  const job = jobOf(experiment.id);
  return { experiment, figures: figuresOf(experiment, kinds), columns, weights: offers.map(({ reference }) => reference), arrays, ...(job && { job }) };
}
