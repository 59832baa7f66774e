import { app } from 'electron';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The command that the installed application was called with; undefined where its window is wanted.
 * Switches for Chromium come first; a `--` (which the wrapper writes) ends them.
 */
export function commandIn(argv: readonly string[]): readonly string[] | undefined {
  const words = argv.slice(1);
  const end = words.indexOf('--');
  const begin = end >= 0 ? end + 1 : words.findIndex((word) => !word.startsWith('--') || word === '--help' || word === '--version');
  const command = begin < 0 ? [] : words.slice(begin);
  return command.length === 0 || command.every((word) => word.endsWith('.isthmus')) ? undefined : command;
}

/** Acts as the command line, without a window, and ends with its exit code. */
export async function obeyCommand(command: readonly string[], entries: string): Promise<void> {
  const commandLine = join(entries, 'cli.js');
  process.argv = [process.argv[0], commandLine, ...command];
  try {
    await import(/* @vite-ignore */ pathToFileURL(commandLine).href);
    app.exit(Number(process.exitCode ?? 0));
  } catch (error) {
    console.error(error);
    app.exit(1);
  }
}
