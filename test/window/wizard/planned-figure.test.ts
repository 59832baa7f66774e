import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsInBothThemes } from '../../axe';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';

describe.runIf(canBrowse)('the learning rate in the wizard of a training', () => {
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    served = await openServed();
    page = served.page;
  });
  afterAll(() => served?.stop());

  beforeEach(async () => {
    await page.goto(served.address);
    await page.evaluate(() => (location.hash = '#/new/training'));
    await page.getByRole('combobox', { name: 'Network' }).fill('resnet-8');
    await step('Schedule').click();
  });

  const step = (name: string) => page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name });
  const figure = () => page.getByRole('region', { name: 'Learning rate as planned' });
  const schedule = () => page.getByRole('combobox', { name: 'Schedule' });
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const told = () => figure().getByRole('img').evaluate((element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent);

  it('is drawn before anything runs, and drawn anew as answers change', async () => {
    await figure().waitFor();
    await expect.poll(told).toBe('1 curve. Weights are kept: at epoch 10.');
    await schedule().selectOption('sgdr');
    await field('Length of the first cycle').fill('2');
    await expect.poll(told).toBe('1 curve. Restarts: at epoch 2, 6. Weights are kept: at epoch 2, 6, 10.');
    await page.getByRole('switch', { name: 'Keep the weights of each cycle' }).click();
    await expect.poll(told).toBe('1 curve. Restarts: at epoch 2, 6. Weights are kept: at epoch 10.');
    await field('Warm-up from 0 over').fill('1');
    await expect.poll(told).toContain('Restarts: at epoch 3, 7.');
    expect(served.faults).toEqual([]);
  });

  it('can be read by keyboard, and keeps nobody out', async () => {
    await schedule().selectOption('linear');
    await figure().getByRole('application', { name: 'Learning rate as planned' }).focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => figure().textContent()).toMatch(/Epoch 9\.975,\sLearning rate 2\.5\s×\s10⁻⁴/);
    expect(await faultsInBothThemes(page)).toEqual([]);
  });

  it('is there again on the last page, beside no other questions, and not where answers are wrong', async () => {
    await figure().waitFor();
    await step('Review').click();
    await figure().waitFor();
    await step('Optimiser').click();
    expect(await figure().count()).toBe(0);
    await step('Schedule').click();
    await figure().waitFor();
    await field('Warm-up from 0 over').fill('11');
    await expect.poll(() => figure().count()).toBe(0);
    await field('Warm-up from 0 over').fill('2');
    await figure().waitFor();
  });
});
