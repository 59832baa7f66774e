import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Kind } from '../../../src-main/experiments/kind';
import { kinds } from '../../../src-main/experiments';
import { launchFork } from '../../../src-main/jobs/launch';
import { adopt } from '../../../src-main/library/adopt';
import { openLibrary } from '../../../src-main/library/library';
import { serveLab, type ServedLab } from '../../../src-main/served/serve';
import { faultsInBothThemes } from '../../axe';
import { canBrowse, openBrowser } from '../../browser';
import { product } from '../../product';
import { temporaryFolder } from '../../temporary';
import { tabTo } from '../keyboard';

const fields = {
  cakes: { type: 'weights list', label: 'Which cakes', initial: [], group: 'What' },
  books: { type: 'experiment list', kinds: ['training', 'trajectory'], label: 'Books beside it', initial: [], group: 'What' },
  book: { type: 'experiment', kinds: ['training', 'trajectory'], label: 'By which book', group: 'What' },
} as const;

const tasting = {
  name: 'tasting', title: 'Tasting', about: 'Tastes cakes.', fields, columns: { bite: { label: 'Bite' } }, figures: [],
  count: () => 1, divisible: () => false, load: () => Promise.reject(new Error('nothing is tasted here')),
} as unknown as Kind;

/** A library of three experiments of the right kinds, the second not done, and one of another kind; the first two left weights behind. */
async function stocked(): Promise<string> {
  const library = await openLibrary(temporaryFolder());
  const entries = [['aaa', 'training', 'Plain cake', 'done', '2025-01-01'], ['bbb', 'training', 'Fruit cake', 'paused', '2025-01-02'], ['ccc', 'trajectory', 'Old book', 'done', '2025-01-03'], ['ddd', 'landscape', 'A table', 'done', '2025-01-04']];
  for (const [id, kind, name, status, day] of entries) {
    const moment = `${day}T00:00:00.000Z`;
    await adopt(library, (folder) => {
      mkdirSync(join(folder, 'weights'));
      if (kind === 'training') for (const epoch of ['0001', '0002']) writeFileSync(join(folder, 'weights', `epoch-${epoch}.safetensors`), 'weights');
      writeFileSync(join(folder, 'experiment.json'), JSON.stringify({ format: 1, id, kind, name, setup: {}, seed: 1, status, rows: 0, created: moment, changed: moment, seconds: 1 }));
      writeFileSync(join(folder, 'rows.jsonl'), '');
      return Promise.resolve();
    });
  }
  return library.folder;
}

describe.runIf(canBrowse)('experiments and their weights, chosen among those of the library', () => {
  let served: ServedLab;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const { folder, entries } = await product();
    served = await serveLab({ window: join(folder, 'window'), port: 0, library: await stocked(), entries, launch: launchFork, environment: { ISTHMUS_ENGINE: 'wasm' }, kinds: { ...kinds, tasting } });
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
  });
  beforeEach(async () => {
    await page.goto(served.address);
    await page.getByRole('link', { name: 'Tasting' }).click();
    await book().waitFor();
  });

  const cakes = () => page.getByRole('group', { name: 'Which cakes' });
  const adding = () => cakes().getByRole('combobox', { name: /add( more)?$/ });
  const cake = (n: number) => cakes().getByRole('combobox', { name: `Which cakes, ${n}`, exact: true });
  const remove = (name: string) => cakes().getByRole('button', { name: `Remove ${name}`, exact: true });
  const books = () => page.getByRole('group', { name: 'Books beside it' });
  const addingBook = () => books().getByRole('combobox', { name: /add( more)?$/ });
  const book = () => page.getByRole('combobox', { name: 'By which book', exact: true });
  const id = () => page.getByRole('textbox', { name: 'By which book: its ID' });
  const shown = async (box: ReturnType<typeof book>) => box.evaluate((element: HTMLSelectElement) => element.selectedOptions[0].textContent);
  const hasFocus = (box: ReturnType<typeof book>) => box.evaluate((element) => element === document.activeElement);
  const review = async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    const answers = page.getByRole('heading', { name: 'Review', exact: true }).locator('..').getByRole('definition');
    await answers.first().waitFor();
    return (await answers.allTextContents()).filter((text) => text !== 'Change');
  };

  it('lists those of the right kinds, the done ones first, by name and age', async () => {
    const groups = await book().locator('optgroup').evaluateAll((all: HTMLOptGroupElement[]) => all.map(({ label, children }) => [label, ...[...children].map(({ textContent }) => textContent?.replace(/, [^,]* ago$|, last year$/, ''))]));
    expect(groups).toEqual([['Done', 'Old book · Training trajectory', 'Plain cake · Training'], ['Not done', 'Fruit cake · Training, paused']]);
  });

  it('takes an experiment by its name, and shows it by its name in the review', async () => {
    await book().selectOption('ccc');
    expect(await review()).toEqual(expect.arrayContaining(['Old book', 'none']));
  });

  it('takes an experiment by an ID that is typed', async () => {
    await book().selectOption('Another, by its ID …');
    await id().fill('elsewhere');
    await page.getByText('There is no experiment "elsewhere"').waitFor();
    await id().fill('ddd');
    expect(await review()).toContain('A table');
  });

  it('says that an experiment must be chosen, and turns to it', async () => {
    await page.getByRole('button', { name: 'Next' }).click();
    await expect.poll(() => page.getByText('Choose an experiment.').count()).toBe(1);
    expect(await hasFocus(book())).toBe(true);
  });

  it('adds weights one after another, each once, and removes them', async () => {
    await adding().selectOption('aaa@1');
    await adding().selectOption('bbb@1');
    await expect.poll(() => adding().locator('option').evaluateAll((all: HTMLOptionElement[]) => all.map(({ value }) => value).filter((value) => value !== ''))).not.toContain('aaa@1');
    await cake(1).selectOption({ label: 'Plain cake: final' });
    await book().selectOption('ccc');
    expect((await review()).join()).toMatch(/Plain cake[^,]*,\s*Fruit cake/);
    expect(await page.getByRole('textbox', { name: 'Name', exact: true }).getAttribute('placeholder')).toMatch(/^Tasting: Plain cake.* and 1 more$/);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await remove(await nameOf(1)).click();
    expect(await cake(1).inputValue()).toContain('bbb');
    expect(await cake(2).count()).toBe(0);
    await expect.poll(() => page.getByRole('status').allTextContents()).toContainEqual(expect.stringMatching(/^Removed Plain cake.* 1 left\.$/));
  });

  it('adds experiments one after another, each once, and removes them', async () => {
    await addingBook().selectOption('ccc');
    await addingBook().selectOption('aaa');
    await expect.poll(() => addingBook().locator('option').evaluateAll((all: HTMLOptionElement[]) => all.map(({ value }) => value.trim()).filter((value) => value !== ''))).toEqual(['bbb']);
    await book().selectOption('ccc');
    expect(await review()).toContain('Old book, Plain cake');
    await page.getByRole('button', { name: 'Back', exact: true }).click();
    await books().getByRole('button', { name: 'Remove Old book', exact: true }).click();
    expect(await books().getByRole('combobox', { name: 'Books beside it, 1', exact: true }).inputValue()).toBe('aaa');
    await expect.poll(() => page.getByRole('status').allTextContents()).toContainEqual('Removed Old book. 1 left.');
  });

  it('adds an experiment by an ID that is typed, and says where there is none', async () => {
    await book().selectOption('ccc');
    await addingBook().selectOption('Another, by its ID …');
    await books().getByRole('textbox').first().pressSequentially('ddx');
    await page.getByText('There is no experiment "ddx"').waitFor();
    await books().getByRole('textbox').first().press('Backspace');
    await books().getByRole('textbox').first().press('d');
    expect(await review()).toContain('A table');
  });

  const nameOf = async (n: number) => ((await cakes().getByRole('button').nth(n - 1).textContent()) ?? '').replace('Remove ', '').trim();

  it('needs no mouse', async () => {
    const { keyboard } = page;
    await tabTo(adding());
    await keyboard.press('ArrowDown');
    await expect.poll(() => cake(1).count()).toBe(1);
    expect(await hasFocus(cake(1))).toBe(true);
    const first = await cake(1).inputValue();
    await keyboard.press('ArrowDown');
    await expect.poll(() => cake(1).inputValue()).not.toBe(first);
    expect(await cake(2).count()).toBe(0);
    await tabTo(adding());
    await keyboard.press('ArrowDown');
    await expect.poll(() => cake(2).count()).toBe(1);
    await tabTo(remove(await nameOf(1)));
    await keyboard.press('Enter');
    await expect.poll(() => cake(2).count()).toBe(0);
    expect(await hasFocus(cake(1))).toBe(true);
    await tabTo(remove(await nameOf(1)));
    await keyboard.press('Space');
    await expect.poll(() => cake(1).count()).toBe(0);
    expect(await hasFocus(adding())).toBe(true);
    await tabTo(book());
    await keyboard.press('End');
    await expect.poll(() => id().count()).toBe(1);
    await tabTo(id());
    await keyboard.type('aaa');
    await expect.poll(() => shown(book())).toContain('by its ID');
  });

  it('can be used without seeing it, in light and dark, empty and full', async () => {
    expect(await faultsInBothThemes(page)).toEqual([]);
    await adding().selectOption('aaa@1');
    await adding().selectOption('bbb@1');
    await addingBook().selectOption('aaa');
    await book().selectOption('Another, by its ID …');
    expect(await faultsInBothThemes(page)).toEqual([]);
  });
});
