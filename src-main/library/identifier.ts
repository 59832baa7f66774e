import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diskRefusal, isTaken } from './disk-refusal';

/** Digits and letters in the order of their codes, without those that are read for one another (Crockford's base 32). */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const length = 6;
/** The first identifier starts with a letter, so that none is taken for a number; those to come stay sorted until 2048. */
const first = 10 * 32 ** 5;
const epoch = Date.UTC(2025, 0, 1);

/** Whether a word may name an experiment or be the beginning of its name. */
export const isIdentifier = (word: string): boolean => /^[0-9a-z]{1,12}$/.test(word);

/** The identifier of a second, so that later experiments sort behind earlier ones. */
export function identifierOf(milliseconds: number): string {
  let rest = first + Math.max(0, Math.floor((milliseconds - epoch) / 1000));
  let word = '';
  for (let i = 0; i < length; i++) {
    word = digits[rest % 32] + word;
    rest = Math.floor(rest / 32);
  }
  return word;
}

/** Makes a new experiment's folder and gives its identifier, which no other process on the library gets. */
export async function newFolder(library: string): Promise<string> {
  for (let time = Date.now(); ; time += 1000) {
    const id = identifierOf(time);
    try {
      await mkdir(join(library, id));
      return id;
    } catch (error) {
      if (!isTaken(error)) throw diskRefusal(error, join(library, id));
    }
  }
}
