import { describe, expect, it } from 'vitest';
import { sift, type Sieve } from '../../../src-renderer/library/sift';
import type { Heading } from '../../../src-shared/experiment';

const heading = (id: string, part: Partial<Heading> = {}): Heading =>
  ({ id, kind: 'training', name: id, status: 'done', rows: 1, created: `2026-01-0${id.slice(1)}T00:00:00Z`, changed: '2026-02-01T00:00:00Z', ...part });
const all = [
  heading('k1', { name: 'ResNet-56 with skip connections', rows: 30 }),
  heading('k2', { name: 'ResNet-9', kind: 'landscape', rows: 441 }),
  heading('k3', { name: 'VGG', kind: 'landscape', status: 'failed', rows: 7 }),
];
const titleOf = (kind: string) => (kind === 'landscape' ? 'Loss landscape' : 'Training');
const found = (part: Partial<Sieve>) => sift(all, { search: '', by: 'created', isDescending: true, ...part }, titleOf).map(({ id }) => id);

describe('a library', () => {
  it('is shown from the newest on', () => expect(found({})).toEqual(['k3', 'k2', 'k1']));
  it('is searched for every word, in names, kinds and identifiers, whatever their case', () => {
    expect(found({ search: 'resnet SKIP' })).toEqual(['k1']);
    expect(found({ search: 'loss' })).toEqual(['k3', 'k2']);
    expect(found({ search: 'k2' })).toEqual(['k2']);
    expect(found({ search: 'resnet vgg' })).toEqual([]);
  });
  it('is narrowed to a kind and a status', () => {
    expect(found({ kind: 'landscape' })).toEqual(['k3', 'k2']);
    expect(found({ kind: 'landscape', status: 'done' })).toEqual(['k2']);
  });
  it('is sorted by name as people count, and by rows as numbers', () => {
    expect(found({ by: 'name', isDescending: false })).toEqual(['k2', 'k1', 'k3']);
    expect(found({ by: 'rows', isDescending: true })).toEqual(['k2', 'k1', 'k3']);
  });
});
