import { app } from 'electron';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

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
