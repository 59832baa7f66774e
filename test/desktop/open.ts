import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, errors, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll } from 'vitest';
import packageFile from '../../package.json';
import type { Asked, Answered, Reply, RequestName } from '../../src-shared/messages';
import type { Bridge } from '../../src-shared/wire';
import { canShow, display } from '../display';
import { electronForTests, switches } from '../electron';
import { product } from '../product';
import { temporaryFolder } from '../temporary';

declare global {
  interface Window {
    readonly lab?: Bridge;
  }
}

const electron = canShow ? await electronForTests() : undefined;

/** Whether a window of its own can be opened here; on a machine for tests (CI) it must. */
export const canOpen = electron !== undefined || process.env['CI'] === 'true';

/** The desktop application as it is started in development, and what it was started with. */
export interface Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where it keeps what a user chose, and its window's place. */
  readonly profile: string;
  readonly library: string;
  /** Resolves when it has ended: the exit code, or the signal. */
  readonly ended: Promise<number | string | null>;
}

const opened: ChildProcess[] = [];
afterAll(() => { for (const program of opened) program.kill('SIGKILL'); });

let shown: ReturnType<typeof display> | undefined;

/** How the application is called: the program, its words before those of a test, and its environment. */
export async function call(): Promise<{ readonly program: string; readonly words: readonly string[]; readonly environment: Record<string, string> }> {
  if (!electron) throw new Error('no Electron: set ISTHMUS_ELECTRON');
  const { folder } = await product();
  const { name, productName, version, type } = packageFile;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, productName, version, type, main: 'main/main.js' }));
  // A unit test's variables are not the application's.
  const environment = Object.fromEntries(Object.entries({ ...process.env, ...(await (shown ??= display())), ISTHMUS_ENGINE: 'wasm' }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  delete environment['ELECTRON_RUN_AS_NODE'];
  return { program: electron, words: [...switches(electron), folder], environment };
}

/** Launches Electron under Playwright, which on a busy machine sometimes attaches too late to see that it is ready, and then waits for ever. */
async function launch(program: string, args: string[], env: Record<string, string>, tries = 3): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ executablePath: program, args, env, timeout: 25_000 });
  } catch (error) {
    if (tries === 1 || !(error instanceof errors.TimeoutError)) throw error;
    return launch(program, args, env, tries - 1);
  }
}

/** Opens the desktop application, by default as a user who never did, with the embedded engine; ends with the test file. */
export async function open({ profile = temporaryFolder(), library = join(temporaryFolder(), 'library'), words = [], environment = {} }: Partial<Pick<Desktop, 'profile' | 'library'>> & { readonly words?: readonly string[]; readonly environment?: Record<string, string> } = {}): Promise<Desktop> {
  const { program, words: [...before], environment: usual } = await call();
  const app = await launch(program, [`--user-data-dir=${profile}`, ...before, ...words], { ...usual, ISTHMUS_LIBRARY: library, ...environment });
  opened.push(app.process());
  const ended = new Promise<number | string | null>((resolve) => app.process().once('exit', (code, signal) => resolve(signal ?? code)));
  const page = await app.firstWindow();
  page.setDefaultTimeout(60_000);
  await page.getByRole('heading', { name: 'What shape is the loss?' }).waitFor();
  return { app, page, profile, library, ended };
}

/** Asks as the page does, and gives the answer; throws with what came instead. */
export async function ask<Name extends RequestName>({ page }: Pick<Desktop, 'page'>, name: Name, asked: Asked<Name>): Promise<Answered<Name>> {
  const reply = JSON.parse(await page.evaluate(([name, asked]) => window.lab!.ask(name, asked), [name, JSON.stringify(asked)] as const)) as Reply;
  if ('answer' in reply) return reply.answer as Answered<Name>;
  throw new Error('refusal' in reply ? reply.refusal : reply.fault);
}

/** A run of many short epochs. */
export const long = {
  kind: 'training', name: 'Long', seed: 1,
  setup: { network: 'resnet-8-x0.25', dataset: 'glyphs?train=64&test=32&side=16', length: 400, batch: 32, rate: 0.05, augmentation: 'none' },
};

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** Starts that run, and waits until it has made some rows. */
export async function startLong(desktop: Desktop): Promise<string> {
  const id = await ask(desktop, 'start', long);
  await until(async () => (await ask(desktop, 'rows', { id })).length >= 3);
  return id;
}
