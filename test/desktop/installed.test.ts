/** The application as Debian installs it, with its engine inside: made, unpacked, started with an empty home, no cache and no Python. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { display } from '../display';
import { electronForTests, switches } from '../electron';
import { load } from '../set-up';
import { temporaryFolder } from '../temporary';
import { ask, until } from './open';

const { findProgram } = await load<{ findProgram(...names: string[]): string | undefined }>('programs.mjs');
const root = fileURLToPath(new URL('../..', import.meta.url));
// Making it takes minutes and a gigabyte: only on machines for tests.
const canMake = process.env['CI'] === 'true' && process.platform === 'linux' && process.arch === 'x64';

/** Makes the package, quickly rather than small, and unpacks it; gives the folder that stands for the system's root. */
async function install(electron: string): Promise<string> {
  const folder = temporaryFolder();
  await promisify(execFile)(process.execPath, [join(root, 'src-main/set-up/make.mjs'), '--targets', 'deb'], { cwd: root, env: { ...process.env, ISTHMUS_ELECTRON: electron, DPKG_DEB_COMPRESSOR_LEVEL: '1' }, maxBuffer: 1 << 26 });
  const made = join(root, 'out/make/deb/x64');
  const [file] = readdirSync(made).filter((name) => name.endsWith('.deb'));
  await promisify(execFile)('dpkg-deb', ['-x', join(made, file), folder]);
  return folder;
}

describe.skipIf(!canMake)('installed', () => {
  const home = temporaryFolder();
  const programs = temporaryFolder();
  let system: string;
  let environment: Record<string, string>;
  let application: ChildProcess;
  let page: Page;

  beforeAll(async () => {
    const electron = await electronForTests();
    if (!electron) throw new Error('no Electron: set ISTHMUS_ELECTRON');
    system = await install(electron);
    // What a shell script needs, and no Python.
    for (const name of ['sh', 'dirname', 'readlink', 'id']) symlinkSync(findProgram(name) as string, join(programs, name));
    environment = { HOME: home, PATH: programs, ...(await display()) } as Record<string, string>;
    application = spawn(join(system, 'usr/lib/isthmus/isthmus'), [...switches(electron), '--remote-debugging-port=0'], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      application.once('exit', (code, signal) => reject(new Error(`it ended: ${signal ?? code}`)));
      createInterface({ input: application.stderr! }).on('line', (line) => {
        const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
        if (found) resolve(found);
      });
    });
    // A debugger that comes before the page waits for ever.
    await until(async () => ((await (await fetch(`http://${new URL(address).host}/json/list`)).json()) as readonly { url: string }[]).some(({ url }) => url.startsWith('isthmus://app/')));
    const browser = await chromium.connectOverCDP(address);
    [page] = browser.contexts()[0].pages();
    await page.getByRole('heading', { name: 'What shape is the loss?' }).waitFor();
  }, 600_000);
  afterAll(() => application?.kill('SIGKILL'));

  it('has its engine inside, and says so', async () => {
    await page.getByText(/TensorFlow \d/).first().waitFor();
    expect((await ask({ page }, 'engine', null)).title).toMatch(/^TensorFlow 2\./);
    expect(existsSync(join(home, '.cache/isthmus/tensorflow'))).toBe(false);
  });

  it('runs first-look natively, from its library to a drawn figure', async () => {
    const dish = { recipe: 'first-look', scale: 'smoke', seed: 0 } as const;
    await ask({ page }, 'cook', dish);
    await until(async () => ['done', 'failed'].includes((await ask({ page }, 'recipe', dish)).status));
    const { status, steps, conclusion } = await ask({ page }, 'recipe', dish);
    expect(status).toBe('done');
    expect(conclusion?.figures.length).toBeGreaterThan(0);
    for (const { heading } of steps) {
      const { experiment } = await ask({ page }, 'open', { id: heading!.id });
      expect(experiment.madeWith?.engine).toMatch(/^TensorFlow/);
    }
    await page.evaluate(() => { location.hash = '#/recipe/first-look'; });
    await page.getByRole('heading', { name: /A first look/ }).waitFor();
  });

  it('is a command line by the name isthmus, with exit codes, and neither display nor window', async () => {
    const obey = (...words: string[]) => promisify(execFile)(join(system, 'usr/bin/isthmus'), words, { env: { HOME: home, PATH: programs } });
    const { stdout } = await obey('list', '--json');
    const listed = JSON.parse(stdout) as readonly { readonly id: string }[];
    expect(listed.length).toBeGreaterThan(0);
    const folder = temporaryFolder();
    const out = join(folder, 'surface.png');
    await obey('export', listed[0].id, '--format', 'png', '--out', out);
    expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
    writeFileSync(join(folder, 'train.json'), JSON.stringify({ kind: 'training', setup: { network: 'resnet-8-x0.25', dataset: 'glyphs?train=32&test=32&side=16', length: 1, batch: 32 } }));
    for (const engine of ['tensorflow', 'wasm']) {
      const { stdout: id } = await obey('--quiet', '--engine', engine, 'run', join(folder, 'train.json'));
      expect(JSON.parse((await obey('show', id.trim(), '--json')).stdout)).toMatchObject({ status: 'done' });
    }
    await expect(obey('show', 'nothing')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('nothing') });
    await expect(obey('nonsense')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining("Unknown command 'nonsense'") });
  });

  it('ends when it is told to', async () => {
    application.kill('SIGTERM');
    expect(await once(application, 'exit')).toEqual([0, null]);
  });
});
