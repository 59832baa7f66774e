import type { EngineChoice } from '../engine/open';
import type { Launch } from '../jobs/launch';

/** How the program was called: what holds for every command. */
export interface Call {
  /** One JSON document on stdout, and nothing else there. */
  readonly json: boolean;
  /** No progress and no log. */
  readonly quiet: boolean;
  /** The library's folder, absolute. */
  readonly library: string;
  /** Named by an option, so that a hint at another command must name it too. */
  readonly namedLibrary: boolean;
  readonly engine?: EngineChoice;
  /** The folder of the built entries, where the workers lie. */
  readonly entries: string;
  /** How this program starts processes of its own. */
  readonly launch: Launch;
}

/** A command as the caller would write it to go on on the same library. */
export const hint = ({ namedLibrary, library }: Pick<Call, 'namedLibrary' | 'library'>, command: string): string => `isthmus ${command}${namedLibrary ? ` --library ${quoted(library)}` : ''}`;

const quoted = (path: string): string => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`);

/** What a worker's environment says beside our own. */
export const environmentFor = ({ engine }: Call): NodeJS.ProcessEnv => (engine ? { ISTHMUS_ENGINE: engine } : {});
