import { expect, it } from 'vitest';
import { imagesFor } from '../../../../src-main/recipes/li/images';

const where = { embedded: false, seed: 0 };

it('takes made-up images at smoke scale, a part of CIFAR-10 at desk scale, and all of it at paper scale, with the paper\'s normalisation', () => {
  expect(imagesFor({ ...where, scale: 'smoke' })).toMatch(/^glyphs\?side=16&/);
  expect(imagesFor({ ...where, scale: 'desk' })).toBe('cifar10?normalise=li&train=10000&test=2000');
  expect(imagesFor({ ...where, scale: 'desk' }, 5000)).toBe('cifar10?normalise=li&train=5000&test=2000');
  expect(imagesFor({ ...where, scale: 'paper' })).toBe('cifar10?normalise=li');
});

it('takes a fifth with the embedded engine', () => {
  expect(imagesFor({ ...where, embedded: true, scale: 'desk' })).toBe('cifar10?normalise=li&train=2000&test=400');
  expect(imagesFor({ ...where, embedded: true, scale: 'paper' })).toBe('cifar10?normalise=li');
});

it('keeps what a SPEC says itself, and other sources as they are', () => {
  expect(imagesFor({ ...where, scale: 'desk', dataset: 'cifar10:/folder?train=500&normalise=none' })).toBe('cifar10:/folder?train=500&normalise=none&test=2000');
  expect(imagesFor({ ...where, scale: 'desk', dataset: 'images:/folder?size=48' })).toBe('images:/folder?size=48');
});
