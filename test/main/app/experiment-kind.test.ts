import { expect, it } from 'vitest';
import { figuresOf } from '../../../src-main/app/experiment-kind';
import { parseSetup } from '../../../src-main/experiments/kind';
import { ensemble } from '../../../src-main/experiments/ensemble';

const setup = parseSetup(ensemble, { weights: ['one', 'other'] });

it('puts what a run says of its values behind what their figure says of itself', () => {
  const [plain, reliability] = figuresOf({ kind: 'ensemble', setup, caption: 'Over 9 images.' });
  expect(plain.caption).toBe('Over 9 images.');
  expect(reliability.caption).toMatch(/^Predictions in 15 bins .* Over 9 images\.$/);
  expect(figuresOf({ kind: 'ensemble', setup })[1].caption).toMatch(/their shares\.$/);
});
