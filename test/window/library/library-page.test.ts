import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';
import { temporaryFolder } from '../../temporary';
import { barriers } from '../../axe';
import { landscape, lay, training } from '../laid';

describe.skipIf(!canBrowse)('the library in a browser', () => {
  const library = temporaryFolder();
  let lab: Served;
  const names = () => lab.page.locator('tbody a').allTextContents();
  const openLibraryPage = async () => {
    await lab.page.evaluate('location.hash = "#/"');
    await lab.page.evaluate('location.hash = "#/library"');
    await lab.page.getByRole('heading', { name: 'Library' }).waitFor();
    await lab.page.locator('tbody a').first().waitFor();
  };

  beforeAll(async () => {
    await lay(library, training('Training of LeNet'));
    await lay(library, landscape('Bowl'));
    await lay(library, landscape('Steep bowl', { steepness: 40 }));
    await lay(library, landscape('Half a bowl', { done: 200, status: 'paused' }));
    lab = await openServed({ library });
    await openLibraryPage();
  });
  afterAll(async () => void (await lab?.stop()));

  it('lists what was done from the newest on, with kind, status and rows', async () => {
    expect(await names()).toEqual(['Half a bowl', 'Steep bowl', 'Bowl', 'Training of LeNet']);
    const half = lab.page.getByRole('row', { name: /Half a bowl/ });
    expect(await half.textContent()).toMatch(/Loss landscape.*paused.*200 of 441/);
  });

  it('finds by name, kind and status, and sorts by a column', async () => {
    const { page } = lab;
    await page.getByRole('searchbox').fill('steep');
    expect(await names()).toEqual(['Steep bowl']);
    await page.getByRole('searchbox').fill('no such thing');
    await page.getByText('Nothing is called that').waitFor();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Kind').selectOption({ label: 'Training' });
    expect(await names()).toEqual(['Training of LeNet']);
    await page.getByLabel('Kind').selectOption({ label: 'Every kind' });
    await page.getByRole('button', { name: 'Name' }).click();
    expect(await names()).toEqual(['Bowl', 'Half a bowl', 'Steep bowl', 'Training of LeNet']);
    expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
    await page.getByRole('button', { name: 'Made' }).click();
  });

  it('compares what is chosen, all between two with shift', async () => {
    const { page } = lab;
    await page.getByLabel('Choose Steep bowl').click();
    await page.getByText('Choose another to compare').waitFor();
    await page.getByLabel('Choose Training of LeNet').click({ modifiers: ['Shift'] });
    await page.getByText('3 chosen').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Choose Steep bowl').click();
    await page.getByLabel('Choose Bowl').click();
    await page.getByRole('link', { name: 'Compare' }).click();
    await page.getByRole('heading', { name: '2 experiments on one scale' }).waitFor();
    await openLibraryPage();
  });

  it('deletes what is chosen, and takes that back', async () => {
    const { page } = lab;
    await page.getByLabel('Choose Bowl').click();
    await page.getByRole('region', { name: 'Chosen experiments' }).getByRole('button', { name: 'Delete' }).click();
    await page.getByText('Deleted “Bowl”').waitFor();
    await page.getByRole('link', { name: 'Bowl', exact: true }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Bowl', exact: true }).waitFor();
  });

  it('is gone through by keyboard alone: down, choose, open', async () => {
    const { page } = lab;
    await openLibraryPage();
    await page.getByRole('searchbox').focus();
    for (let k = 0; k < 20 && !(await page.evaluate('document.activeElement?.matches("tbody a")')); k++) await page.keyboard.press('Tab');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Steep bowl');
    await page.keyboard.press('Space');
    expect(await page.getByLabel('Choose Steep bowl').isChecked()).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Steep bowl' }).waitFor();
    await openLibraryPage();
  });

  it('deletes by keyboard, with the focus on the next one', async () => {
    const { page } = lab;
    await page.getByRole('link', { name: 'Bowl', exact: true }).focus();
    await page.keyboard.press('Delete');
    await page.getByRole('link', { name: 'Bowl', exact: true }).waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Training of LeNet');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Bowl', exact: true }).waitFor();
  });

  it('takes in what was saved elsewhere', async () => {
    const { page } = lab;
    await page.getByRole('link', { name: 'Bowl', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as project' }).click()]);
    const path = await download.path();
    await openLibraryPage();
    await page.getByRole('button', { name: 'Import …' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'bowl.isthmus', mimeType: 'application/zip', buffer: await readFile(path) });
    await page.getByLabel('Name', { exact: true }).fill('Bowl from afar');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('heading', { name: 'Bowl from afar' }).waitFor();
    await page.getByText('441 of 441 rows').waitFor();
    await openLibraryPage();
  });

  it('offers to take in what is dropped on it, and stays where a file is dropped beside', async () => {
    const { page } = lab;
    /** Whether the browser is left to open the file itself, as it does by leaving the page. */
    const drop = (selector: string): Promise<boolean> => page.evaluate((selector) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['rows'], 'dropped.isthmus'));
      return document.querySelector(selector)!.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
    }, selector);
    expect(await drop('aside')).toBe(false);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(await drop('table')).toBe(false);
    await page.getByRole('dialog').getByText('dropped.isthmus').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('says why a file cannot be taken in', async () => {
    const { page } = lab;
    await page.getByRole('button', { name: 'Import …' }).click();
    await page.locator('input[type=file]').setInputFiles({ name: 'weights.safetensors', mimeType: 'application/octet-stream', buffer: Buffer.from('no weights') });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it.each(['light', 'dark'] as const)('has no barriers that axe-core finds, in %s', async (colorScheme) => {
    await lab.page.emulateMedia({ colorScheme });
    await lab.page.getByLabel('Choose Steep bowl').click();
    expect(await barriers(lab.page)).toEqual([]);
    await lab.page.getByRole('button', { name: 'Clear' }).click();
  });

  it('has told the console of no fault', () => expect(lab.faults).toEqual([]));
});
