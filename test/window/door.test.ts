/** The window's door in a real browser: connections that break, and labs that end. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibrary } from '../../src-main/library/library';
import type { ToPage } from '../../src-shared/wire';
import { canBrowse, openBrowser } from '../browser';
import { serve, type Serving } from '../served';
import { relayTo, type Relay } from './relay';

const epochs = 30;
/** One before the first epoch, and one after each. */
const rows = epochs + 1;
const beginning = {
  kind: 'training', name: 'Long', seed: 1,
  setup: { network: 'resnet-8-x0.25', dataset: 'glyphs?train=64&test=32&side=16', length: epochs, batch: 32, rate: 0.05, augmentation: 'none' },
};

/** Asks as a page does, from a page that the lab let in; gives the answer. */
const ask = (page: Page, name: string, asked: unknown): Promise<unknown> => page.evaluate(([name, asked]) => new Promise((resolve) => {
  const socket = new WebSocket(`ws://${location.host}/door?page=${crypto.randomUUID()}`);
  socket.onopen = () => socket.send(JSON.stringify({ id: 0, name, asked, settled: 0 }));
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const message = JSON.parse(data) as ToPage;
    if (!('reply' in message)) return;
    socket.close();
    resolve('answer' in message.reply ? message.reply.answer : message.reply);
  };
}), [name, asked] as const);

const lost = (page: Page) => page.getByText('The connection to the laboratory is lost');
const table = (page: Page) => page.getByRole('table');

/** A page of a size that shows every row of the table, on a machine that may be busy. */
async function openPage(browser: Browser, address: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 1200 } })).newPage();
  page.setDefaultTimeout(100_000);
  await page.goto(address);
  return page;
}

/** Starts a training run and shows the table of its rows. */
async function watchRun(page: Page): Promise<string> {
  const id = (await ask(page, 'start', beginning)) as string;
  await page.evaluate((id) => void (location.hash = `#/experiment/${id}`), id);
  await showTable(page);
  return id;
}

async function showTable(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Data table' }).click();
  await table(page).waitFor();
}

/** The first column of the rows on the page, in their order there. */
const numbersShown = async (page: Page): Promise<number[]> => (await page.locator('tbody tr[aria-rowindex] td:first-child').allTextContents()).map(Number);
const untilShown = (page: Page, rows: number): Promise<unknown> => page.waitForFunction((rows) => Number(document.querySelector('table')?.getAttribute('aria-rowcount')) > rows, rows);
const allNumbers = (count: number): number[] => Array.from({ length: count }, (_, epoch) => epoch);

async function rowsOf({ library }: Serving, id: string): Promise<number> {
  return (await (await openLibrary(library)).rows(id)).length;
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

async function untilWritten(lab: Serving, id: string, rows: number): Promise<void> {
  while ((await rowsOf(lab, id)) < rows) await soon();
}

describe.skipIf(!canBrowse)('in a browser', () => {
  let browser: Browser;
  let lab: Serving;
  let relay: Relay;
  let page: Page;

  beforeAll(async () => {
    [browser, lab] = await Promise.all([openBrowser(), serve()]);
    relay = await relayTo(Number(new URL(lab.address).port));
    page = await openPage(browser, lab.address.replace(/:\d+/, `:${relay.port}`));
  });
  afterAll(async () => {
    await browser?.close();
    relay?.close();
    await lab?.stop();
  });

  it('a page loads all that it needs, and whoever has no key is told where it is', async () => {
    const shown = await openPage(browser, lab.address);
    const complaints: string[] = [];
    shown.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    await shown.reload();
    await shown.getByText('WebAssembly').waitFor();
    expect(complaints).toEqual([]);
    const stranger = await openPage(browser, new URL(lab.address).origin);
    await stranger.getByText('Open the one that Isthmus printed in the terminal where it was started').waitFor();
  });

  it('a connection that breaks in the middle of a run is said to be lost, comes back, and no row is missed', async () => {
    const id = await watchRun(page);
    await untilShown(page, 2);
    relay.cut();
    await lost(page).waitFor();
    const seen = (await numbersShown(page)).length;
    await untilWritten(lab, id, Math.min(rows, seen + 5));
    expect((await numbersShown(page)).length).toBe(seen);
    relay.mend();
    await lost(page).waitFor({ state: 'detached' });
    await untilShown(page, rows);
    expect(await numbersShown(page)).toEqual(allNumbers(rows));
    await page.getByText('done', { exact: true }).first().waitFor();
  });

  it('what is asked while the connection is broken is done once, when it is back', async () => {
    relay.cut();
    await lost(page).waitFor();
    await page.evaluate(() => void (location.hash = '#/'));
    await page.getByRole('button', { name: 'Begin', exact: true }).click();
    relay.mend();
    await lost(page).waitFor({ state: 'detached' });
    const begun = async () => (await (await openLibrary(lab.library)).list()).headings.filter(({ name }) => name !== beginning.name);
    while ((await begun()).length === 0) await soon();
    const [{ id }] = await begun();
    await ask(page, 'cancel', { id });
    expect(await begun()).toHaveLength(1);
  });

  it('a page that is loaded again in the middle of a run shows all of it', async () => {
    const id = await watchRun(page);
    await untilShown(page, 3);
    await page.reload();
    await showTable(page);
    await untilShown(page, rows);
    expect(await numbersShown(page)).toEqual(allNumbers(rows));
    expect(await rowsOf(lab, id)).toBe(rows);
  });

  it('a lab that is killed loses no row; the page says that it is gone, and what to do when another has come', async () => {
    const own = await serve();
    const shown = await openPage(browser, own.address);
    const id = await watchRun(shown);
    await untilShown(shown, 3);
    await own.stop('SIGKILL');
    await lost(shown).waitFor();
    const seen = await numbersShown(shown);
    const another = await serve({ library: own.library, port: Number(new URL(own.address).port) });
    await shown.getByText('was started anew and has another key: open the address that it printed').waitFor();

    // Whoever opens that address, in whatever page, has the key for this one too.
    const opened = await shown.context().newPage();
    await opened.goto(another.address);
    await shown.getByText('was started anew').waitFor({ state: 'detached' });
    await shown.getByText('paused', { exact: true }).first().waitFor();
    expect((await numbersShown(shown)).slice(0, seen.length)).toEqual(seen);
    await ask(opened, 'resume', { id });
    await untilShown(shown, rows);
    expect(await numbersShown(shown)).toEqual(allNumbers(rows));
    await another.stop();
  });

  it('a lab that is closed says so, and that what was at work is paused', async () => {
    const own = await serve();
    const shown = await openPage(browser, own.address);
    const id = await watchRun(shown);
    await untilShown(shown, 1);
    expect(await own.stop()).toMatchObject({ code: 130, err: expect.stringContaining(`isthmus resume ${id}`) as string });
    await shown.getByText('The laboratory was closed. What was at work there is paused.').waitFor();
    expect((await (await openLibrary(own.library)).read(id)).status).toBe('paused');
  });
});
