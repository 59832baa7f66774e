/** The built command line, driven as a person or a script would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { entries, product } from '../../product';

export { entries };

/** Builds the product's entries, once in a run of the tests. */
export const buildIsthmus = async (): Promise<void> => void (await product());

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** A library to work on, and a folder to work in. */
export interface Desk {
  readonly library: string;
  readonly folder: string;
  /** What computes; the embedded engine unless said, which is there on every machine. */
  readonly engine?: string;
  /** The folder of the built entries; this file's own unless said. */
  readonly entries?: string;
}

/** Starts `isthmus` with arguments. */
export function start({ library, folder: cwd, engine = 'wasm', entries: built = entries }: Desk, args: readonly string[], input = ''): Running {
  const child = spawn(process.execPath, [`${built}/cli.js`, ...args], { cwd, env: { ...process.env, ISTHMUS_LIBRARY: library, ISTHMUS_ENGINE: engine } });
  child.stdin.on('error', () => undefined).end(input);
  const ended = (async () => {
    // A test that stops reading leaves a stream without an end.
    const [out, err, [code]] = await Promise.all([text(child.stdout).catch(() => ''), text(child.stderr), once(child, 'close') as Promise<[number | null]>]);
    return { code, out, err };
  })();
  return { child, ended };
}

/** What `isthmus` with arguments comes to. */
export const isthmus = (desk: Desk, ...args: string[]): Promise<Ended> => start(desk, args).ended;

/** The document that `isthmus` with arguments writes as JSON. Throws with what it said where it does not end well. */
export async function document<T>(desk: Desk, ...args: string[]): Promise<T> {
  const { code, out, err } = await isthmus(desk, ...args, '--json');
  if (code !== 0) throw new Error(`isthmus ${args.join(' ')} ended with code ${code}: ${err}`);
  return JSON.parse(out) as T;
}

/** Resolves when a child has written so many whole lines on stdout. */
export const linesOf = (child: ChildProcess, lines: number): Promise<void> => new Promise((resolve) => {
  let seen = 0;
  child.stdout?.on('data', (piece: Buffer) => {
    seen += piece.toString().split('\n').length - 1;
    if (seen >= lines) resolve();
  });
});
