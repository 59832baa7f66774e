import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../../src-main/experiments/kind';
import { kinds } from '../../../src-main/experiments';
import { Misfit } from '../../../src-main/experiments/misfit';
import { launchFork } from '../../../src-main/jobs/launch';
import { serveLab, type ServedLab } from '../../../src-main/served/serve';
import { Refusal } from '../../../src-shared/refusal';
import { faultsInBothThemes } from '../../axe';
import { canBrowse, openBrowser } from '../../browser';
import { product } from '../../product';
import { temporaryFolder } from '../../temporary';

const fields = {
  flavour: { type: 'choice', label: 'Flavour', options: ['sweet', 'sour'], initial: 'sweet', group: 'Taste', help: 'What it tastes of.' },
  acid: { type: 'choice', label: 'Acid', options: ['citric', 'malic', 'lactic', 'acetic', 'tartaric'], group: 'Taste', when: { flavour: ['sour'] } },
  sugar: { type: 'number', label: 'Sugar', min: 0, max: 10, unit: 'g', group: 'Taste', when: { flavour: ['sweet'] } },
  frosted: { type: 'switch', label: 'With frosting', initial: true, group: 'Taste' },
  label: { type: 'text', label: 'Label', initial: 'Cake', group: 'Box' },
  cuts: { type: 'numbers', label: 'Cut at', initial: [1, 2], min: 0, max: 9, whole: true, group: 'Box' },
  baker: { type: 'weights', label: 'Baked with', group: 'Oven' },
} as const;

const cake = {
  name: 'cake', title: 'Cake', about: 'Bakes a cake.', fields,
  columns: { slice: { label: 'Slice' } }, figures: [],
  count: ({ cuts }: { readonly cuts: readonly number[] }) => cuts.length + 1,
  divisible: () => false,
  check({ label }: { readonly label: string }) {
    if (label.includes('Pie')) throw new Refusal('A pie is no cake: call it otherwise.');
  },
  load: () => Promise.reject(new Error('nothing is baked here')),
} as unknown as Kind;

const tart = {
  name: 'tart', title: 'Tart', about: 'Bakes a tart.',
  fields: { cherries: { type: 'number', label: 'Cherries', initial: 7, min: 1, whole: true, group: 'Fruit' }, cream: { type: 'switch', label: 'With cream', initial: false, group: 'Top' } },
  columns: { slice: { label: 'Slice' } }, figures: [], count: () => 1, divisible: () => false,
  check({ cherries }: { readonly cherries: number }) {
    if (cherries % 2 === 0) throw new Misfit('cherries', cherries, 'an odd number has one in the middle.', cherries + 1);
  },
  load: () => Promise.reject(new Error('nothing is baked here')),
} as unknown as Kind;

describe.runIf(canBrowse)('a kind that was made up', () => {
  let served: ServedLab;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { folder, entries } = await product();
    served = await serveLab({ window: join(folder, 'window'), port: 0, library: temporaryFolder(), entries, launch: launchFork, environment: { ISTHMUS_ENGINE: 'wasm' }, kinds: { ...kinds, cake, tart } });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(served.address);
    await page.getByRole('link', { name: 'Cake' }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });

  const box = (name: string) => page.getByRole('textbox', { name, exact: true });

  it('is drawn from its fields alone, a page for each group', async () => {
    expect((await page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem').allTextContents()).map((text) => text.replace(/[\d\s]/g, ''))).toEqual(['Taste', 'Box', 'Oven', 'Review']);
    expect(await page.getByRole('radiogroup', { name: 'Flavour' }).getByRole('radio').count()).toBe(2);
    expect(await page.getByRole('radio', { name: 'sweet' }).isChecked()).toBe(true);
    expect(await page.getByRole('switch', { name: 'With frosting' }).isChecked()).toBe(true);
    expect(await box('Sugar').inputValue()).toBe('');
    expect(await faultsInBothThemes(page)).toEqual([]);
  });

  it('lists many options in a list that opens, and only where they are asked for', async () => {
    expect(await page.getByRole('combobox', { name: 'Acid' }).count()).toBe(0);
    await page.getByRole('radio', { name: 'sour' }).check();
    await page.getByRole('combobox', { name: 'Acid' }).selectOption('malic');
    expect(await box('Sugar').count()).toBe(0);
    await page.getByRole('radio', { name: 'sweet' }).check();
  });

  it('is not gone on with before what must be answered is', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.getByText('Give a number from 0 to 10.').count()).toBe(1);
    await box('Sugar').fill('11');
    await expect.poll(() => page.getByText('"11" is not a number from 0 to 10.').count()).toBe(1);
    await box('Sugar').fill('2.5');
    await page.getByRole('button', { name: 'Next' }).click();
    await box('Cut at').fill('1, 2, 3.5');
    await expect.poll(() => page.getByText('"3.5" does not belong').count()).toBe(1);
    await box('Cut at').fill('1 2 3');
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.getByText('No experiment has left weights behind yet').count()).toBe(1);
  });

  it('says beside its field which answer does not go with the others, stays there, and offers what would do', async () => {
    await page.evaluate(() => (location.hash = '#/new/tart'));
    await box('Cherries').fill('8');
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText('An odd number has one in the middle.').waitFor();
    expect(await box('Cherries').getAttribute('aria-invalid')).toBe('true');
    expect(await faultsInBothThemes(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take 9' }).click();
    expect(await box('Cherries').inputValue()).toBe('9');
    expect(await box('Cherries').evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('switch', { name: 'With cream' }).waitFor();
  });
});
