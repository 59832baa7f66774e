import { expect, it } from 'vitest';
import { nearest } from '../../src-shared/nearest';

it('finds the name that was meant', () => {
  expect(nearest('resnet2', ['vgg9', 'resnet20', 'densenet121'])).toBe('resnet20');
  expect(nearest('Wieghts', ['side', 'weights'])).toBe('weights');
});

it('suggests nothing where no name is like the word', () => {
  expect(nearest('zzz', ['side', 'weights'])).toBeUndefined();
  expect(nearest('x', [])).toBeUndefined();
});
