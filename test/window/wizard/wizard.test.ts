import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { faultsInBothThemes } from '../../axe';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';
import { tabTo } from '../keyboard';

describe.runIf(canBrowse)('the wizard', () => {
  let served: Served;
  let page: Page;

  beforeAll(async () => {
    served = await openServed();
    page = served.page;
  });
  afterAll(() => served?.stop());

  // A reload forgets the answers of the test before.
  beforeEach(async () => {
    await page.goto(served.address);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  const network = () => page.getByRole('combobox', { name: 'Network' });
  const next = () => page.getByRole('button', { name: 'Next' }).click();
  const step = () => page.locator('[aria-current="step"]').textContent();
  const kindLink = (kind: string) => page.getByRole('region', { name: 'New experiment' }).getByRole('link').filter({ has: page.getByText(kind, { exact: true }) });
  const openWizard = (kind: string) => kindLink(kind).click();

  async function answerWhat(): Promise<void> {
    await network().fill('resnet-8-x0.25');
    await page.getByText('Options').click();
    await field('train').fill('64');
    await field('test').fill('32');
  }

  it('takes an experiment from its kind to its start by mouse', async () => {
    await openWizard('Training');
    await answerWhat();
    await next();
    await field('Length').fill('1');
    for (const title of ['Optimiser', 'Schedule', 'Start', 'Review']) {
      await next();
      await expect.poll(step).toContain(title);
    }
    const yours = page.getByRole('heading', { name: 'Your answers' }).locator('+ dl');
    expect((await yours.getByRole('term').allTextContents()).sort()).toEqual(['Dataset', 'Length', 'Network']);
    expect(await yours.textContent()).toContain('glyphs?train=64&test=32');
    await page.getByRole('button', { name: 'Start experiment' }).click();
    await expect.poll(() => page.url()).toContain('#/experiment/');
    await expect.poll(() => page.getByRole('main').textContent()).toContain('Training: resnet-8-x0.25');
  });

  it('needs no mouse from the start to a running experiment', async () => {
    const { keyboard } = page;
    await tabTo(kindLink('Training'));
    await keyboard.press('Enter');
    await network().waitFor();
    await tabTo(network());
    await keyboard.type('mlp-16');
    await keyboard.press('Enter');
    await expect.poll(step).toContain('How long');
    await tabTo(field('Length'));
    await keyboard.press('Control+a');
    await keyboard.type('1');
    for (const title of ['Optimiser', 'Schedule', 'Start', 'Review']) {
      await tabTo(page.getByRole('button', { name: 'Next' }));
      await keyboard.press('Enter');
      await expect.poll(step).toContain(title);
    }
    await tabTo(page.getByRole('button', { name: 'Start experiment' }));
    await keyboard.press('Space');
    await expect.poll(() => page.url()).toContain('#/experiment/');
  });

  it('says beside a wrong answer why it is wrong, and turns to it', async () => {
    await openWizard('Training');
    await next();
    await expect.poll(() => network().evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await network().getAttribute('aria-invalid')).toBe('true');
    await network().fill('resnet-9');
    await expect.poll(async () => describedBy(network())).toContain('depth must be 6n + 2');
    await network().fill('resnet-8');
    await expect.poll(() => network().getAttribute('aria-invalid')).toBe('false');
    await next();
    await field('Length').fill('2.5');
    await next();
    expect(await step()).toContain('How long');
    expect(await describedBy(field('Length'))).toContain('"2.5" is not a whole number of at least 0.');
  });

  const describedBy = (control: ReturnType<Page['locator']>) =>
    control.evaluate((element) => (element.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '));

  it('says what is wrong with answers that do not go together', async () => {
    await openWizard('Training');
    await network().fill('resnet-8');
    await page.getByText('All on one page').click();
    await field('Warm-up from 0 over').fill('11');
    await expect.poll(() => describedBy(field('Warm-up from 0 over'))).toContain('The run ends after 10 epochs: shorten the one');
    await page.getByText('All on one page').click();
  });

  it('asks what depends on another answer only with that answer', async () => {
    await openWizard('Training');
    await page.getByRole('button', { name: 'Optimiser' }).click();
    await field('Momentum').waitFor();
    expect(await field('Beta 1').count()).toBe(0);
    await page.getByRole('radio', { name: 'adamw' }).check();
    await field('Beta 1').fill('0.8');
    expect(await field('Momentum').count()).toBe(0);
    await page.getByRole('radio', { name: 'sgd' }).check();
    await page.getByRole('radio', { name: 'adam', exact: true }).check();
    expect(await field('Beta 1').inputValue()).toBe('0.8');
  });

  it('keeps what was answered while one goes back, and elsewhere, and returns', async () => {
    await openWizard('Training');
    await network().fill('vgg-11');
    await next();
    await field('Length').fill('7');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    expect(await network().inputValue()).toBe('vgg-11');
    await page.getByRole('link', { name: 'Library' }).first().click();
    await page.getByRole('navigation').getByRole('link', { name: 'Start' }).click();
    await openWizard('Training');
    expect(await network().inputValue()).toBe('vgg-11');
    await page.getByRole('button', { name: 'How long' }).click();
    expect(await field('Length').inputValue()).toBe('7');
    await page.getByRole('button', { name: 'Length: back to 10' }).click();
    expect(await field('Length').inputValue()).toBe('10');
  });

  it('begins with the answers of an earlier experiment', async () => {
    await openWizard('Training');
    await network().fill('mlp-16');
    await page.getByText('All on one page').click();
    await field('Batch size').fill('32');
    await field('Seed').fill('5');
    await page.getByRole('button', { name: 'Start experiment' }).click();
    await expect.poll(() => page.url()).toContain('#/experiment/');
    const earlier = page.url().split('/').at(-1)!;
    await page.evaluate((from) => (location.hash = `#/new/training?from=${from}`), earlier);
    await field('Batch size').waitFor();
    expect(await network().inputValue()).toBe('mlp-16');
    expect(await field('Batch size').inputValue()).toBe('32');
    expect(await field('Seed').inputValue()).toBe('5');
    await page.getByText('All on one page').click();
  });

  it('can be read and used without seeing it, in light and dark', async () => {
    for (const kind of ['training', 'landscape']) {
      await page.evaluate((to) => (location.hash = `#/new/${to}`), kind);
      const steps = page.getByRole('navigation', { name: 'Steps' }).getByRole('button');
      await page.getByRole('heading', { level: 1, name: kind === 'training' ? 'Training' : 'Loss landscape' }).waitFor();
      for (let at = 0; at < (await steps.count()); at++) {
        await steps.nth(at).click();
        expect(await step()).toBe(await steps.nth(at).textContent());
        expect(await faultsInBothThemes(page)).toEqual([]);
      }
    }
  });
});
