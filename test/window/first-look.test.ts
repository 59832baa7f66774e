import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holderOf } from '../../src-main/library/hold';
import { openLibrary } from '../../src-main/library/library';
import type { Heading } from '../../src-shared/experiment';
import { canBrowse } from '../browser';
import { openServed, type Served } from '../served';
import { temporaryFolder } from '../temporary';
import { landscape, lay } from './laid';

const library = temporaryFolder();

/** The experiment of a name, as the library has it. */
async function kept(name: string): Promise<Heading> {
  const found = (await (await openLibrary(library)).list()).headings.find((one) => one.name === name);
  if (!found) throw new Error(`missing experiment: ${name}`);
  return found;
}

describe.skipIf(!canBrowse)('a first look, with a mouse', () => {
  let lab: Served;
  const badge = (status: string) => lab.page.locator('main header').getByText(status, { exact: true }).waitFor();
  /** The numbers of all rows in an experiment's file. */
  const numbers = (id: string) => readFileSync(join(library, id, 'rows.jsonl'), 'utf8').split('\n').flatMap((line) => [...line.matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n)));

  beforeAll(async () => {
    // The best engine that this machine has.
    lab = await openServed({ library, engine: 'auto' });
  });
  afterAll(async () => void (await lab?.stop()));

  it('goes from a click to drawn surfaces and an exported SVG of them', async () => {
    const { page } = lab;
    await page.getByRole('link', { name: 'Look at it first' }).click();
    await page.getByRole('radio', { name: /smoke/i }).check({ force: true });
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('heading', { name: 'Figures' }).waitFor({ timeout: 110_000 });
    await page.getByRole('button', { name: 'Export' }).first().click();
    await page.getByRole('img', { name: /What will be written/ }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save SVG' }).click()]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toMatch(/^<svg xmlns/);
    for (const surface of ['surface', 'surface-2']) expect(svg).toContain(`<g id="${surface}"`);
    expect(svg).toContain('>with skips<');
    expect(svg).toContain('>without skips<');
  });

  it('pauses, and goes on where it was', async () => {
    const trained = await kept('First look: resnet-8-x0.25');
    const made = landscape('Long look', { side: 101, done: 0, status: 'paused' });
    const id = await lay(library, { ...made, setup: { ...made.setup, weights: trained.id, besides: [] } });
    const { page } = lab;
    await page.evaluate(`location.hash = "#/experiment/${id}"`);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await badge('paused');
    const before = numbers(id).length;
    expect(before).toBeLessThan(101 ** 2);
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByRole('tab', { name: 'Loss surface' }).waitFor();
    await expect.poll(() => numbers(id).length, { timeout: 60_000 }).toBeGreaterThan(before + 50);
    await page.getByText(/left$/).first().waitFor();
  });

  it('stops at once, and keeps every row that was told', async () => {
    const { id } = await kept('Long look');
    await lab.page.getByRole('button', { name: 'Stop now' }).click();
    await badge('paused');
    const all = numbers(id);
    expect(new Set(all).size).toBe(all.length);
    await lab.page.getByText(`${all.length.toLocaleString('en')} of 10,201 rows`).waitFor();
  });

  it('says what became of a worker that was killed, and goes on when told to', async () => {
    const { id } = await kept('Long look');
    const { page } = lab;
    await page.getByRole('button', { name: 'Resume' }).click();
    const before = numbers(id).length;
    await expect.poll(() => numbers(id).length, { timeout: 60_000 }).toBeGreaterThan(before + 20);
    const holder = await holderOf(join(library, id, 'lease'));
    process.kill(holder!.process, 'SIGKILL');
    await badge('failed');
    expect(await page.getByRole('alert').innerText()).toMatch(/ended by signal SIGKILL .* the rows made are kept, and the experiment can be resumed/);
    const left = new Set(numbers(id)).size;
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect.poll(() => new Set(numbers(id)).size, { timeout: 60_000 }).toBeGreaterThan(left);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.getByRole('button', { name: 'Stop now' }).click();
    await badge('paused');
  });

  it('has told the console of no fault', () => expect(lab.faults).toEqual([]));
});
