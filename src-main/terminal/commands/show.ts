import { join } from 'node:path';
import type { Experiment } from '../../../src-shared/experiment';
import { arraysIn } from '../../library/arrays';
import { openLibrary } from '../../library/library';
import { placesIn } from '../../library/weights-reference';
import type { Call } from '../call';
import { figuresOf, maybeKindOf } from '../../app/experiment-kind';
import { answer } from '../print';
import { pairs } from '../table';
import { ago, duration } from '../time';

/** One experiment: its setup, its state, what made it and what it left behind. */
export async function show(call: Call, given: string): Promise<void> {
  const library = await openLibrary(call.library);
  const experiment = await library.read(given);
  const { id } = experiment;
  const folder = await library.folderOf(id);
  const weights = (await placesIn(join(folder, 'weights'))).map((place) => `${id}@${place}`);
  const arrays = await arraysIn(folder);
  const figures = figuresOf(experiment).map((figure, i) => ({ number: i + 1, ...figure }));
  answer(call, { ...experiment, folder, weights, arrays, figures }, () => [
    `${experiment.name} (${id})`,
    pairs([
      ['kind', maybeKindOf(experiment)?.title ?? experiment.kind],
      ['status', experiment.status],
      ['rows', state(experiment)],
      ['seed', String(experiment.seed)],
      ...(experiment.share ? [['share', experiment.share.join('/')] as const] : []),
      ['made', `${experiment.created} (${ago(experiment.created)} ago), ${duration(experiment.seconds)} at work`],
      ...(experiment.madeWith ? [['made with', madeWith(experiment.madeWith)] as const] : []),
      ...(experiment.note === undefined ? [] : [['note', experiment.note.replaceAll('\n', ' ')] as const]),
      ['folder', folder],
      ...(weights.length > 0 ? [['weights', weights.join(', ')] as const] : []),
      ...(arrays.length > 0 ? [['arrays', arrays.join(', ')] as const] : []),
    ], '  '),
    'Setup',
    pairs(Object.entries(experiment.setup).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const), '  '),
    ...(figures.length > 0 ? ['Figures', pairs(figures.map(({ number, title, draw }) => [String(number), `${title ?? draw} (${draw})`] as const), '  ')] : []),
  ].join('\n'));
}

const state = ({ rows, of }: Experiment): string => `${rows.toLocaleString('en')}${of === undefined ? '' : ` of ${of.toLocaleString('en')}`}`;

const madeWith = ({ app, engine, device, precision, threads }: NonNullable<Experiment['madeWith']>): string =>
  `Isthmus ${app}, ${engine} on ${device}, ${precision}, ${threads} thread${threads === 1 ? '' : 's'}`;
