import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A Python on this machine and what it says of TensorFlow. */
export interface Python {
  readonly executable: string;
  readonly version: string;
  /** The folder of its tensorflow package, where it has one. */
  readonly tensorflow?: string;
}

// Finding a package's folder does not import it: importing TensorFlow would take seconds.
const question = `
import importlib.util, json, os, platform, sys
sys.path = [p for p in sys.path if p]
spec = importlib.util.find_spec('tensorflow')
where = list(spec.submodule_search_locations or []) if spec else []
print(json.dumps({'version': platform.python_version(), 'tensorflow': where[0] if where else None, 'paths': [p for p in sys.path if os.path.isdir(p)]}))
`;

interface Answer {
  readonly version: string;
  readonly tensorflow: string | null;
  readonly paths: readonly string[];
}
type Remembered = Record<string, { readonly answer: Answer; readonly changed: readonly number[] }>;

const changedAt = (paths: readonly string[]): number[] => paths.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0));

function remembered(file: string): Remembered {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Remembered;
  } catch {
    return {};
  }
}

/**
 * What a Python says of TensorFlow; undefined where it does not run. The answer is kept in the cache and holds until a folder
 * that this Python takes packages from changes, as it does when a package is installed or removed.
 */
export async function askPython(executable: string, cache: string, env: NodeJS.ProcessEnv = process.env): Promise<Python | undefined> {
  const file = join(cache, 'python.json');
  const known = remembered(file)[executable];
  let answer = known && changedAt([executable, ...known.answer.paths]).join() === known.changed.join() ? known.answer : undefined;
  if (!answer) {
    try {
      const { stdout } = await promisify(execFile)(executable, ['-c', question], { env, timeout: 20_000 });
      answer = JSON.parse(stdout) as Answer;
    } catch {
      return undefined;
    }
    mkdirSync(cache, { recursive: true });
    const changed = changedAt([executable, ...answer.paths]);
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ ...remembered(file), [executable]: { answer, changed } }));
    renameSync(`${file}.${process.pid}`, file);
  }
  return { executable, version: answer.version, ...(answer.tensorflow && { tensorflow: answer.tensorflow }) };
}

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

/** The Pythons to ask, the active environment first: VIRTUAL_ENV, CONDA_PREFIX, then those on PATH. */
export function pythonsOf(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): string[] {
  const inEnvironment = (folder: string) => (platform === 'win32' ? [join(folder, 'Scripts', 'python.exe'), join(folder, 'python.exe')] : [join(folder, 'bin', 'python3')]);
  const names = platform === 'win32' ? ['python.exe', 'python3.exe'] : ['python3', 'python'];
  const onPath = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...[env['VIRTUAL_ENV'], env['CONDA_PREFIX']].flatMap((folder) => (folder ? inEnvironment(folder) : [])),
    ...names.flatMap((name) => onPath.map((folder) => join(folder, name)).filter(runs).slice(0, 1)),
  ];
  return [...new Set(candidates.filter(runs))];
}
