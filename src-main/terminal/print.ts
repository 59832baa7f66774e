import type { Call } from './call';

let leave = (): void => process.exit(0);

/** Reading has ended before writing has, as behind `| head`: what to do then, in place of leaving quietly. */
export function whenNobodyReads(action: () => void): void {
  leave = action;
}

/** Makes a closed stdout or stderr the end of the talk, not an error. */
export function allowDeafness(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    leave();
  });
  process.stderr.on('error', () => undefined);
}

/** Writes a line of a result on stdout. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Writes a result: as a JSON document where the caller asked for one, else as text. */
export function answer(call: Call, document: unknown, text: () => string): void {
  const written = call.json ? JSON.stringify(document, undefined, 2) : text();
  if (written !== '') print(written);
}

/** Says a sentence on stderr, quiet or not. */
export const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`);
