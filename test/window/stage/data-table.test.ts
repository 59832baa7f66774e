import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { canBrowse } from '../../browser';
import { barriers } from '../../axe';
import { stagePages } from './stage-pages';

const open = stagePages();

async function table(query: Record<string, string> = {}) {
  const opened = await open({ table: '', ...query });
  await opened.page.locator('td').nth(4).waitFor();
  return opened;
}

/** The first cells of the rows on the page that have a number of their own. */
const cells = (page: Page, column: number) => page.locator('tr[aria-rowindex]').evaluateAll((rows, k) => rows.slice(1).map((row) => row.children[k].textContent), column);

test.skipIf(!canBrowse)('62,500 rows are a table of which only those in sight are on the page', async () => {
  const { page, complaints } = await table({ side: '250' });
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('62501');
  expect((await cells(page, 0)).length).toBeLessThan(100);
  await page.getByRole('region').focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await page.locator('tr[aria-rowindex]').last().getAttribute('aria-rowindex'))).toBe('62501');
  const last = page.locator('tr[aria-rowindex="62501"]');
  expect(await last.isVisible()).toBe(true);
  expect((await last.innerText()).split(/\s+/).slice(0, 2)).toEqual(['1', '1']);
  expect(complaints).toEqual([]);
  await page.close();
});

test.skipIf(!canBrowse)('a heading sorts upwards, then downwards, then not', async () => {
  const { page } = await table({ side: '5' });
  const asCame = await cells(page, 2);
  const heading = page.getByRole('columnheader', { name: 'Training loss' }).first();
  const sorted = [...asCame].sort((a, b) => Number(a) - Number(b));
  await heading.getByRole('button').click();
  await expect.poll(() => cells(page, 2)).toEqual(sorted);
  expect(await heading.getAttribute('aria-sort')).toBe('ascending');
  await page.keyboard.press('Enter');
  await expect.poll(() => cells(page, 2)).toEqual([...sorted].reverse());
  expect(await heading.getAttribute('aria-sort')).toBe('descending');
  await page.keyboard.press('Enter');
  await expect.poll(() => cells(page, 2)).toEqual(asCame);
  await page.close();
});

test.skipIf(!canBrowse)('several results are told apart by name, and axe finds nothing', async () => {
  const { page } = await table({ rows: 'two', side: '5' });
  expect(await page.getByRole('columnheader').first().innerText()).toBe('Result');
  expect(new Set(await cells(page, 0))).toEqual(new Set(['with skips', 'without skips']));
  expect((await barriers(page)).filter((barrier) => !barrier.startsWith('page-has-heading-one'))).toEqual([]);
  await page.close();
});
