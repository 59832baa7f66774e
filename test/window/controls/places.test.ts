import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';
import { temporaryFolder } from '../../temporary';

const blocks = [{ layer: 'flatten' }, { layer: 'dense', name: 'last', out: 'classes' }];

describe.runIf(canBrowse)('files and folders for answers, in a browser', () => {
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    const data = join(temporaryFolder(), 'data');
    mkdirSync(join(data, 'cifar-10-batches-bin'), { recursive: true });
    for (const name of ['README.md', 'theirs.json']) writeFileSync(join(data, name), '{}');
    served = await openServed({ data: [data] });
    page = served.page;
    await page.getByRole('region', { name: 'New experiment' }).getByRole('link').filter({ has: page.getByText('Training', { exact: true }) }).click();
  });
  afterAll(() => served?.stop());

  const upload = async (text: string) => {
    const picker = page.getByRole('group', { name: 'JSON file that describes a network' });
    await picker.locator('input[type="file"]').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await picker.getByText('mine.json').waitFor();
  };

  it("are uploaded: a network of one's own is counted as any other", async () => {
    await page.getByText('A network of your own').click();
    await upload(JSON.stringify({ blocks }));
    const parameters = (32 * 32 * 3 * 10 + 10).toLocaleString('en');
    await expect.poll(() => page.getByRole('complementary', { name: 'What will be computed' }).textContent()).toContain(parameters);
  });

  it('are refused beside their field where they are not what they should be', async () => {
    await upload(JSON.stringify({ blocks: [{ layer: 'denser' }] }));
    await page.getByText('does not describe a network').waitFor();
  });

  it('are offered from the folders that the lab was started with where they could be the answer', async () => {
    const files = page.getByRole('group', { name: 'JSON file that describes a network' }).getByRole('combobox');
    expect(await files.getByRole('option').allTextContents()).toEqual(['Choose …', 'data/theirs.json']);
  });

  it('are chosen among the folders that the lab was started with', async () => {
    await page.getByRole('combobox', { name: 'Dataset', exact: true }).selectOption({ label: 'CIFAR-10' });
    const picker = page.getByRole('group', { name: 'Folder of CIFAR-10' });
    await picker.getByText('No folder: it is downloaded').waitFor();
    expect(await picker.getByRole('combobox').getByRole('option').allTextContents()).toEqual(['Choose …', 'data', 'data/cifar-10-batches-bin']);
    await picker.getByRole('combobox').selectOption({ label: 'data/cifar-10-batches-bin' });
    await page.getByRole('button', { name: 'Review' }).click();
    await expect.poll(() => page.getByRole('main').textContent()).toContain('cifar10:data/cifar-10-batches-bin');
  });

  it('offer the dataset that weights were trained on, where a kind proposes it', async () => {
    await page.evaluate(() => (location.hash = '#/new/landscape'));
    const dataset = page.getByRole('combobox', { name: 'Dataset', exact: true });
    await expect.poll(() => dataset.inputValue()).toBe('as-trained');
    await dataset.selectOption({ label: 'Glyphs' });
    await dataset.selectOption({ label: 'As trained' });
    expect(await dataset.inputValue()).toBe('as-trained');
  });
});
