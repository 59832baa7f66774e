import { CONFIDENCE_BINS } from '../../../src-shared/math/calibration';
import type { Kind } from '../kind';
import { Misfit } from '../misfit';
import { fields, type EnsembleRow } from './setup';

const overMembers = { draw: 'lines', x: 'member', where: { part: 'member' }, top: null, titles: { x: 'Members' } } as const;

export const ensemble: Kind<typeof fields, EnsembleRow> = {
  name: 'ensemble',
  title: 'Ensemble',
  about: 'What several weights predict together: accuracy, negative log-likelihood and calibration error of the mean of their probabilities, beside those of each alone.',
  fields,
  columns: {
    part: { label: 'Part' },
    member: { label: 'Member' },
    weights: { label: 'Weights' },
    accuracy: { label: "Member's own accuracy" },
    nll: { label: "Member's own negative log-likelihood" },
    ece: { label: "Member's own calibration error" },
    ensembleAccuracy: { label: 'Ensemble accuracy' },
    ensembleNll: { label: 'Ensemble negative log-likelihood' },
    ensembleEce: { label: 'Ensemble calibration error' },
    of: { label: 'Bin of' },
    bin: { label: 'Bin' },
    confidence: { label: 'Mean confidence' },
    binAccuracy: { label: 'Accuracy' },
    share: { label: 'Share of the predictions' },
  },
  figures: [
    { ...overMembers, title: 'Accuracy', y: ['ensembleAccuracy', 'accuracy'] },
    { ...overMembers, title: 'Negative log-likelihood', y: ['ensembleNll', 'nll'] },
    { ...overMembers, title: 'Calibration error', y: ['ensembleEce', 'ece'] },
    {
      draw: 'lines', title: 'Reliability diagram', x: 'confidence', y: ['binAccuracy'], series: 'of', where: { part: 'bin' }, top: null, diagonal: 'As accurate as confident',
      caption: `Predictions in ${CONFIDENCE_BINS} bins by their confidence, those of all members alone taken together: below the dotted line they are right less often than they say, above it more often. Bins of few predictions scatter; the rows have their shares.`,
    },
  ],
  count: ({ weights }) => weights.length + 2 * CONFIDENCE_BINS,
  // What the first k come to together follows from those before.
  divisible: () => false,
  check({ weights }) {
    if (weights.length < 2) throw new Misfit('weights', weights, 'an ensemble has two members or more: add the weights of another seed, snapshot or network.');
  },
  facts: ({ weights, examples, statistics, statisticsOver }) => [
    { label: 'Members', value: weights.length.toLocaleString('en') },
    { label: 'Images looked at', value: `${weights.length.toLocaleString('en')} x ${(examples + (statistics === 'recomputed' ? statisticsOver : 0)).toLocaleString('en')} at most` },
  ],
  load: () => import('./run'),
};
