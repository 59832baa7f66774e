import { resolve } from 'node:path';

/** The exported experiments that the words of a call name, from the root; `folder` is where it was called. */
export const filesNamed = (argv: readonly string[], folder: string): readonly string[] =>
  argv.slice(1).filter((word) => !word.startsWith('-') && word.endsWith('.isthmus')).map((word) => resolve(folder, word));
