import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsInBothThemes } from '../../axe';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';

describe.runIf(canBrowse)('the start', () => {
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    served = await openServed();
    page = served.page;
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
  afterAll(() => served?.stop());

  const steps = () => page.getByRole('region', { name: 'Steps' }).getByRole('listitem');

  it('says what to do where nothing has been done yet', async () => {
    await page.getByText('No experiments yet').waitFor();
    expect(await faultsInBothThemes(page)).toEqual([]);
  });

  it('shows a recipe with what its scales mean before it is begun', async () => {
    await page.getByRole('link', { name: 'Look at it first' }).click();
    await expect.poll(() => steps().count()).toBe(4);
    expect(await page.getByRole('radio', { name: 'Desk' }).isChecked()).toBe(true);
    expect(await page.getByRole('button', { name: 'Start' }).isEnabled()).toBe(true);
    expect(await faultsInBothThemes(page)).toEqual([]);
    await page.getByRole('radio', { name: 'Smoke test' }).check();
    await page.getByRole('textbox', { name: 'Seed' }).fill('one');
    expect(await page.getByRole('button', { name: 'Start' }).isDisabled()).toBe(true);
    await page.getByText('A seed is a whole number').waitFor();
    await page.getByRole('textbox', { name: 'Seed' }).fill('3');
    await expect.poll(() => steps().count()).toBe(4);
  });

  it('runs a recipe, paused and gone on with, over a reload, to its figures and numbers', async () => {
    await page.getByRole('button', { name: 'Start' }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Pause' }).waitFor();
    await page.reload();
    // The scale and the seed are those that were chosen, not the usual ones.
    await expect.poll(() => page.getByRole('textbox', { name: 'Seed' }).inputValue()).toBe('3');
    expect(await page.getByRole('radio', { name: 'Smoke test' }).isChecked()).toBe(true);
    await page.getByRole('heading', { name: 'Numbers' }).waitFor({ timeout: 110_000 });
    expect(await steps().getByText('done').count()).toBe(4);
    expect(await page.getByRole('table').getByRole('rowheader').allTextContents()).toContain('Roughness');
    expect(await page.getByRole('button', { name: 'Export' }).count()).toBe(2);
    expect(await faultsInBothThemes(page)).toEqual([]);
  }, 240_000);

  it('asks for a dataset where a recipe takes one, and not at smoke scale', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Start' }).click();
    await page.getByRole('link', { name: /^Depth, with and without skip connections/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Depth, with and without skip connections' }).waitFor();
    const dataset = page.getByRole('combobox', { name: 'Dataset' });
    expect(await dataset.inputValue()).toBe('cifar10');
    await page.getByText('No folder: it is downloaded').waitFor();
    expect(await faultsInBothThemes(page)).toEqual([]);
    await dataset.selectOption('images');
    await page.getByText('does not say where its files are').waitFor();
    await dataset.selectOption('glyphs');
    await expect.poll(() => steps().count()).toBe(8);
    await page.reload();
    await expect.poll(() => dataset.inputValue()).toBe('glyphs');
    await page.getByRole('radio', { name: 'Smoke test' }).check();
    await expect.poll(() => steps().count()).toBe(4);
    expect(await dataset.count()).toBe(0);
  });

  it('lists what was done last', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Start' }).click();
    await expect.poll(() => page.getByRole('region', { name: 'Recent' }).getByRole('listitem').count()).toBe(4);
    expect(await faultsInBothThemes(page)).toEqual([]);
  });
});
