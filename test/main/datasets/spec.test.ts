import { describe, expect, it } from 'vitest';
import { datasets, parseDatasetSpec } from '../../../src-main/datasets/spec';
import { isRefusal } from '../../../src-shared/refusal';

describe('a dataset SPEC', () => {
  it('is a name, a place and options', () => {
    const spec = parseDatasetSpec('cifar10:/data/cifar?train=5000&test=1000&classes=5&seed=3&normalise=li&part=1/2&noise=0.1&labels=animal-object');
    expect(spec.source).toBe('cifar10');
    expect(spec.place).toBe('/data/cifar');
    expect(spec.options).toEqual({ train: 5000, test: 1000, classes: 5, seed: 3, normalise: 'li', part: [1, 2], noise: 0.1, labels: 'animal-object' });
  });

  it('says what is assumed where nothing is written', () => {
    expect(parseDatasetSpec('glyphs').options).toEqual({ train: 10000, test: 2000, seed: 0, noise: 0, normalise: 'own', side: 32, hardness: 0.5 });
    expect(parseDatasetSpec('cifar10:x').options.normalise).toBe('cifar');
    expect(parseDatasetSpec('images:x?size=48x64').options.size).toEqual([48, 64]);
    expect(parseDatasetSpec('images:x').options.size).toEqual([32, 32]);
  });

  it('keeps colons and question marks of a path', () => {
    expect(parseDatasetSpec('idx:C:\\data').place).toBe('C:\\data');
    expect(parseDatasetSpec('idx:/what?/data?seed=1').place).toBe('/what?/data');
  });

  it.each([
    ['glyph', 'There is no dataset called "glyph". Did you mean glyphs? There are glyphs, cifar10, cifar100, idx, images, npy.'],
    ['toString', 'There is no dataset called "toString"'],
    ['', 'There is no dataset called ""'],
    ['glyphs?trian=5', 'glyphs does not take: "trian". Did you mean train? It takes train, test, classes, seed'],
    ['glyphs?size=5', 'does not take: "size"'],
    ['glyphs?train=0', 'has train=0: train must be a whole number of at least 1.'],
    ['glyphs?train=1.5', 'train must be a whole number'],
    ['glyphs?train', 'has train: train must be'],
    ['glyphs?train=', 'has train=: train must be'],
    ['glyphs?train=1=2', 'has train=1=2'],
    ['glyphs?seed=-1', 'seed must be'],
    ['glyphs?side=4', 'side must be a whole number from 8 to 128'],
    ['glyphs?noise=1.5', 'noise must be a number from 0 to 1'],
    ['glyphs?part=3/2', 'part must be i/n'],
    ['glyphs?part=0/2', 'part must be i/n'],
    ['glyphs?normalise=mine', 'normalise must be cifar, li, imagenet, own or none'],
    ['glyphs?hardness=toString', 'hardness must be easy, medium, hard or a number'],
    ['glyphs?seed=1&seed=2', 'gives the option seed twice'],
    ['glyphs:here', 'glyphs has no files'],
    ['idx', 'does not say where its files are: write idx:FOLDER'],
    ['images:x?size=2', 'size must be a number of pixels'],
    ['images:x?size=8x', 'size must be a number of pixels'],
  ])('is refused where it is wrong: %s', (text, sentence) => {
    const refused = () => parseDatasetSpec(text);
    expect(refused).toThrow(sentence);
    try {
      refused();
    } catch (error) {
      expect(isRefusal(error)).toBe(true);
    }
  });

  it('has a description of every source, whose options are read as they are described', () => {
    expect(datasets.map(({ name }) => name)).toEqual(['glyphs', 'cifar10', 'cifar100', 'idx', 'images', 'npy']);
    for (const { name, place, options } of datasets) {
      const written = options.filter(({ initial }) => initial !== undefined).map((option) => `${option.name}=${option.initial}`);
      expect(parseDatasetSpec(`${name}${place ? `:${place}` : ''}?${written.join('&')}`).options).toEqual(parseDatasetSpec(place ? `${name}:${place}` : name).options);
    }
  });
});
