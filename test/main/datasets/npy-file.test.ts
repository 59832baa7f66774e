import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../../src-main/datasets/npy-file';
import { encodeNpy } from '../../../src-shared/npy';
import { temporaryFolder } from './temporary';

const folder = temporaryFolder();

describe('a .npy file', () => {
  it('holds the array that was written, and nothing else is left in the folder', async () => {
    const array = { shape: [2, 2], data: Float64Array.of(1, 2, 3, Math.E) };
    await writeNpy(join(folder, 'a.npy'), array);
    expect(await readNpy(join(folder, 'a.npy'))).toEqual(array);
    expect(new Uint8Array(readFileSync(join(folder, 'a.npy')))).toEqual(encodeNpy(array));
    expect(readdirSync(folder)).toEqual(['a.npy']);
  });

  it('is refused where bytes are missing, with their number', async () => {
    const path = join(folder, 'cut.npy');
    await writeNpy(path, { shape: [10], data: new Int32Array(10) });
    truncateSync(path, 150);
    await expect(readNpy(path)).rejects.toThrow(`The file ${path} has 150 bytes, but an array of shape (10) needs 168: it is cut off.`);
  });

  it('is refused where there is none, and where none can be written', async () => {
    await expect(readNpy(join(folder, 'none.npy'))).rejects.toThrow(/none\.npy could not be read: it does not exist\./);
    await expect(writeNpy(join(folder, 'no', 'a.npy'), { shape: [1], data: new Float32Array(1) })).rejects.toThrow(/a\.npy could not be written: it does not exist\./);
  });
});
