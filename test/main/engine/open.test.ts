import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engineChoice, openEngine, threadsAsked } from '../../../src-main/engine/open';
import { isRefusal } from '../../../src-shared/refusal';
import { native } from './engines';

describe('choosing an engine', () => {
  test('knows the choices, and refuses another word by naming them', () => {
    expect(['auto', 'tensorflow', 'wasm', 'cpu'].map(engineChoice)).toEqual(['auto', 'tensorflow', 'wasm', 'cpu']);
    const refused = () => engineChoice('abacus');
    expect(refused).toThrow('There is no engine called abacus; there are auto, tensorflow, wasm, cpu.');
    try {
      refused();
    } catch (error) {
      expect(isRefusal(error)).toBe(true);
    }
  });

  test.each(['wasm', 'cpu'] as const)('gives %s where it is asked for', async (choice) => {
    const { description } = await openEngine({ choice, threads: 1 });
    expect(description).toMatchObject({ name: choice, device: 'CPU', threads: 1, precisions: ['float32'], notTaken: [] });
  });

  describe('where there is no native engine', () => {
    beforeEach(() => vi.stubEnv('ISTHMUS_TENSORFLOW', '/no/such/folder'));
    afterEach(() => vi.unstubAllEnvs());

    test('takes the embedded one if left to itself, and says why', async () => {
      const { description } = await openEngine({ choice: 'auto', threads: 1 });
      expect(description.name).toBe('wasm');
      expect(description.notTaken).toEqual([expect.stringContaining('ISTHMUS_TENSORFLOW names /no/such/folder')]);
    });

    test('refuses where the native one was asked for', async () => {
      await expect(openEngine({ choice: 'tensorflow' })).rejects.toThrow('ISTHMUS_TENSORFLOW names /no/such/folder');
    });
  });

  test('takes the native one, where there is one, if left to itself', async (context) => {
    if (!(await native())) return context.skip();
    expect((await openEngine({ choice: 'auto' })).description.name).toBe('tensorflow');
  });
});

describe('ISTHMUS_THREADS', () => {
  test('says how many threads an engine takes, and the engine says so', async () => {
    vi.stubEnv('ISTHMUS_THREADS', '1');
    expect((await openEngine({ choice: 'wasm' })).description.threads).toBe(1);
    vi.unstubAllEnvs();
  });

  test('left out, leaves as many as there are cores', () => {
    expect([threadsAsked(undefined), threadsAsked('')]).toEqual([undefined, undefined]);
  });

  test.each(['0', '-1', '2.5', 'all'])('is refused as %s, in a sentence', (word) => {
    expect(() => threadsAsked(word)).toThrow('a whole number from 1');
  });
});
