import { resolve } from 'node:path';

const isExported = (word: string): boolean => word.endsWith('.isthmus');

/**
 * The command that the installed application was called with; undefined where its window is wanted.
 * Switches for Chromium come first; a `--`, which the wrapper writes, ends them.
 */
export function commandIn(argv: readonly string[]): readonly string[] | undefined {
  const words = argv.slice(1);
  const end = words.indexOf('--');
  const begin = end >= 0 ? end + 1 : words.findIndex((word) => !word.startsWith('--') || word === '--help' || word === '--version');
  const command = begin < 0 ? [] : words.slice(begin);
  return command.every(isExported) ? undefined : command;
}

/** The exported experiments that the words of a call name, from the root; `folder` is where it was called. */
export const filesNamed = (argv: readonly string[], folder: string): readonly string[] =>
  argv.slice(1).filter((word) => !word.startsWith('-') && isExported(word)).map((word) => resolve(folder, word));
