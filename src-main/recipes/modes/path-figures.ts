/** Paths between two weights, drawn pair by pair. */
import type { Row } from '../../../src-shared/kind';
import type { RecipeFigure } from '../../../src-shared/recipe';
import { connectivity } from '../../experiments/connectivity';
import type { Paths } from './path-lines';

export type PathsByLabel = Readonly<Record<string, Paths>>;

/** Training and test loss along the curve and the straight segment of each pair. */
export const lossAlong = (name: string, title: string, rows: PathsByLabel): RecipeFigure => ({
  name,
  spec: { draw: 'lines', title, x: 't', y: ['trainLoss', 'testLoss'], where: { part: 'path', line: ['curve', 'straight segment'] }, series: 'line', top: null },
  rows,
  columns: connectivity.columns,
});

/** How long the curve had been trained for at each point, in words: a chain that was not begins as the straight segment. */
function staged(rows: Paths): Row[] {
  const points = rows.filter(({ part }) => part === 'path');
  const epochs = (row: Row) => Number(row['epoch'] ?? 0);
  return [...points].sort((one, other) => epochs(one) - epochs(other)).map((row): Row => ({
    ...row, stage: row['line'] === 'straight segment' ? 'straight segment' : `after ${epochs(row)} ${epochs(row) === 1 ? 'epoch' : 'epochs'}`,
  }));
}

/** Accuracy along the curve of each pair while it is being found. */
export const accuracyOnTheWay = (name: string, title: string, set: 'train' | 'test', rows: PathsByLabel): RecipeFigure => ({
  name,
  spec: { draw: 'lines', title, x: 't', y: [`${set}Accuracy`], series: 'stage', top: null },
  rows: Object.fromEntries(Object.entries(rows).map(([label, paths]) => [label, staged(paths)])),
  columns: { ...connectivity.columns, stage: { label: 'Curve' } },
});
