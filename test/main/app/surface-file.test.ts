import { describe, expect, it } from 'vitest';
import { surfaceFile } from '../../../src-main/app/surface-file';

const landscape = { id: 'k1', kind: 'landscape' };
const rows = (repeats: readonly number[], arounds: readonly string[]) =>
  repeats.flatMap((repeat) => arounds.flatMap((around) => [-1, 0, 1].flatMap((b) => [-1, 0, 1].map((a) => ({ a, b, loss: a * a + b * b, repeat, around })))));
const partOf = async (repeats: readonly number[], arounds: readonly string[]) => (await surfaceFile(landscape, rows(repeats, arounds), 'vtp', { repeat: 1, around: 'A net' }, { log: false })).part;

describe('the name of a file with a surface', () => {
  it('says which surface it is where there are several', async () => {
    expect(await partOf([1, 2], ['A net'])).toBe('repeat-1');
    expect(await partOf([1], ['A net', 'Another'])).toBe('a-net');
  });

  it('says nothing of that where there is one', async () => expect(await partOf([1], ['A net'])).toBeUndefined());
});
