import { expect, it } from 'vitest';
import { withOptions } from '../../../src-main/datasets/with-options';

it('adds options to a SPEC, but never in place of its own', () => {
  expect(withOptions('cifar10', {})).toBe('cifar10');
  expect(withOptions('cifar10', { normalise: 'li', train: 100 })).toBe('cifar10?normalise=li&train=100');
  expect(withOptions('cifar10:/a/folder?train=5000', { normalise: 'li', train: 100 })).toBe('cifar10:/a/folder?train=5000&normalise=li');
});

it('refuses what is no SPEC, and options that its source does not take', () => {
  expect(() => withOptions('cifra10', {})).toThrow('Did you mean cifar10?');
  expect(() => withOptions('idx:/a', { hardness: 1 })).toThrow('hardness');
});
