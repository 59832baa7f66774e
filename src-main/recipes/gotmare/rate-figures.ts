/** The learning rate and the accuracy over the epochs of a training, with marks where the rate jumps or drops. */
import type { Row } from '../../../src-shared/kind';
import type { RecipeFigure } from '../../../src-shared/recipe';
import { scheduleOf } from '../../experiments/schedule-of';
import { training } from '../../experiments/training';
import { parseSetup } from '../../experiments/kind';
import type { Mode } from '../modes/trained';

export interface Marks {
  readonly at: readonly number[];
  readonly label: string;
}

const STEPS = 300;

/** The rate as the schedule has it: between the rows of a training, which are told once an epoch, it may have gone up and down. */
function ratesOf({ training: answers }: Mode): Row[] {
  const setup = parseSetup(training, answers);
  const schedule = scheduleOf(setup);
  return Array.from({ length: STEPS }, (_, k): Row => {
    const epoch = (k * setup.length) / STEPS;
    return { epoch, rate: schedule(epoch, setup.length) };
  });
}

export const rateAndAccuracy = (name: string, mode: Mode, rows: readonly Row[], uprights: Marks): RecipeFigure[] => [
  { name: `${name}-rate`, spec: { draw: 'lines', title: 'Learning rate', x: 'epoch', y: 'rate', uprights, top: null }, rows: { [mode.label]: ratesOf(mode) }, columns: training.columns },
  { name: `${name}-accuracy`, spec: { draw: 'lines', title: 'Accuracy over the epochs', x: 'epoch', y: ['trainAccuracy', 'testAccuracy'], uprights, top: null }, rows: { [mode.label]: rows }, columns: training.columns },
];
