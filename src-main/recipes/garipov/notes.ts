/** The sentences under the tables of the recipes after Garipov et al. 2018. */
import { listed, madeWithNote, smokeNote } from '../notes';
import type { Answers, Outcomes } from '../modes/trained';
import type { Circumstances } from '../recipe';
import { networksFor } from './networks';

/** What ours is, how it differs from what is published, and what made it. */
export function garipovNotes(where: Circumstances, setups: readonly Answers[], outcomes: Outcomes): string[] {
  const of = (name: string) => listed(setups.map((setup) => setup[name]));
  const { scale, seed } = where;
  return [
    ...(scale === 'paper' ? [] : [`${networksFor(where).map(({ called, names }) => `${names[scale]} stands for ${called}`).join(', ')}; images and epochs are fewer: what holds can be compared, not the numbers.`]),
    `Ours: ${of('network')} on ${of('dataset')}, ${of('length')} epochs in batches of ${of('batch')}; ${scale} scale, seed ${seed}, one run each.`,
    'Published: Garipov et al. 2018, the tables and settings of their code [V].',
    ...smokeNote(where),
    ...madeWithNote(outcomes),
  ];
}
