import type { ConnectivityRow, Line } from './setup';

const LINES: Readonly<Record<Exclude<Line, 'curve on the way'>, string>> = { curve: 'the curve', 'straight segment': 'the straight segment' };
const number = (x: number) => x.toPrecision(3);

/** What is worth knowing of both paths, in sentences that stand under the figures; empty where neither could be summarised. */
export function verdictOf(rows: readonly ConnectivityRow[]): string {
  return Object.entries(LINES).flatMap(([line, called]) => {
    const of = (quantity: string) => rows.find((row) => row.part === 'summary' && row.line === line && row.quantity === quantity);
    const [train, error] = [of('training loss'), of('test error')];
    if (!train || train.greatest === null || train.barrier === null || train.length === null) return [];
    const highest = `Along ${called}, ${number(train.length)} long, the training loss is at most ${number(train.greatest)}`;
    const barrier = `${number(train.barrier)} above the line between its ends`;
    const tested = !error || error.greatest === null ? '' : `; the test error at most ${number(100 * error.greatest)} %`;
    return [`${highest}, ${barrier}${tested}.`];
  }).join(' ');
}
