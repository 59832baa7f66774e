import { resolve } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import packageFile from '../../package.json';
import type { EngineChoice } from '../engine/open';
import { launchFork, type Launch } from '../jobs/launch';
import { libraryFolder } from '../library/folder';
import type { Call } from './call';
import { codes, explain } from './ending';
import { allowDeafness, say } from './print';

interface Globals {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly library?: string;
  readonly engine?: EngineChoice;
}

/** The program with what holds for all its commands; `entries` is the folder of the built entries. */
export function commandLine(entries: string): { readonly isthmus: Command; readonly does: Does } {
  const isthmus = new Command('isthmus')
    .description('A laboratory for the geometry of neural networks.')
    .version(packageFile.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpCommand(new Command('help').argument('[command]').description('print the help of a command').helpGroup('What there is'))
    .addOption(new Option('--json', 'one JSON document on stdout'))
    .addOption(new Option('--quiet', 'no progress and no log on stderr'))
    .addOption(new Option('--library <folder>', 'the library of experiments').env('ISTHMUS_LIBRARY'))
    .addOption(oneOf('--engine <name>', 'what computes', ['auto', 'tensorflow', 'wasm', 'cpu']))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: (text, write) => write(`${sentence(text)}\n`) })
    .exitOverride();

  const callOf = async (command: Command): Promise<Call> => {
    const { json = false, quiet = false, library, engine } = command.optsWithGlobals<Globals>();
    return {
      json, quiet, entries,
      launch: await launcher(),
      library: resolve(library ?? libraryFolder()),
      namedLibrary: isthmus.getOptionValueSource('library') === 'cli',
      ...(engine ? { engine } : {}),
    };
  };
  const does: Does = (load) => async (...given) => {
    const command = given.at(-1) as Command;
    const act = await load();
    await act(await callOf(command), ...(given.slice(0, -1) as never));
  };
  return { isthmus, does };
}

/** How processes are started here: the installed application, which obeys commands too, has no Node of its own to fork. */
const launcher = async (): Promise<Launch> => (process.versions['electron'] ? (await import('../desktop/launch-utility')).launchUtility : launchFork);

/** An option with a few possible values. */
export const oneOf = (flags: string, about: string, choices: readonly string[], initial?: string): Option => new Option(flags, about).choices(choices).default(initial);

/** What commander calls for a command: its body, loaded only then, is given the call, the arguments and the command's own options. */
export type Does = <Given extends readonly unknown[]>(load: () => Promise<(call: Call, ...given: Given) => Promise<void>>) => (...given: unknown[]) => Promise<void>;

/** Commander's message as a sentence: `error: unknown command 'lst'\n(Did you mean list?)`. */
function sentence(text: string): string {
  const [first, ...rest] = text.trim().replace(/^error: /, '').split('\n');
  const upper = first.charAt(0).toUpperCase() + first.slice(1);
  return [`${upper}${/[.?!]$/.test(upper) ? '' : '.'}`, ...rest.map((line) => line.replace(/^\((.*)\)$/, '$1'))].join(' ');
}

/** Does what the arguments ask, and gives the exit code. */
export async function obey(isthmus: Command, argv: readonly string[]): Promise<number> {
  allowDeafness();
  try {
    await isthmus.parseAsync([...argv]);
    return codes.done;
  } catch (error) {
    // Commander has said what was wrong, or has printed the help or the version that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? codes.done : codes.refused;
    const { code, sentence: said } = explain(error);
    if (said !== '') say(said);
    return code;
  }
}
