import { expect, it } from 'vitest';
import { figuresOf } from '../../../src-main/app/experiment-kind';
import { parseSetup } from '../../../src-main/experiments/kind';
import { ensemble } from '../../../src-main/experiments/ensemble';

const setup = parseSetup(ensemble, { weights: ['one', 'other'] });

it('puts what a run says of its values behind what their figure says of itself', () => {
  const captions = (caption?: string) => figuresOf({ kind: 'ensemble', setup, caption }).map((spec) => spec.caption);
  expect(captions('Over 9 images.')[0]).toBe('Over 9 images.');
  expect(captions('Over 9 images.').at(-1)).toMatch(/^Predictions in 15 bins .* Over 9 images\.$/);
  expect(captions().at(-1)).toMatch(/their shares\.$/);
});
