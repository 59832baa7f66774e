import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { canBrowse, openBrowser } from '../../browser';
import { temporaryFolder } from '../../temporary';
import { buildStagePage, openStagePage } from './open-page';

type Open = (query?: Readonly<Record<string, string>>, size?: { readonly width: number; readonly height: number }) => Promise<{ page: Page; complaints: string[] }>;

/** What opens the stage for the tests of a file: its page is built before them, where there is a browser, and the browser closed after them. */
export function stagePages(): Open {
  let browser: Browser;
  const folder = temporaryFolder();
  beforeAll(async () => {
    if (!canBrowse) return;
    await buildStagePage(folder);
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  return (query, size) => openStagePage(browser, folder, query, size);
}
