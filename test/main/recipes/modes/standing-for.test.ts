import { expect, it } from 'vitest';
import { standingFor } from '../../../../src-main/recipes/modes/standing-for';

const network = { called: 'VGG-16', names: { smoke: 'tiny', desk: 'narrow', paper: 'vgg-16' } };

it('a network is called as in the paper only where it is that one', () => {
  expect((['smoke', 'desk', 'paper'] as const).map((scale) => standingFor({ scale, embedded: false, seed: 0 }, network))).toEqual(['tiny for VGG-16', 'narrow for VGG-16', 'VGG-16']);
});
