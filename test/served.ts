/** The laboratory as `isthmus serve` serves it, and a page of a real browser that shows it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser';
import { product } from './product';
import { temporaryFolder } from './temporary';

export interface Serving {
  /** With its token: whoever opens it is let in. */
  readonly address: string;
  readonly library: string;
  /** How it ended: its exit code, and what it said on stderr. */
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
  /** Ends it as Ctrl-C does, unless another signal is named. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly err: string }>;
}

export interface ServeOptions {
  /** A new one unless named. */
  readonly library?: string;
  readonly port?: number;
  readonly data?: readonly string[];
  /** The folder of the built entries; the product's own unless said. */
  readonly entries?: string;
  /** What computes; the embedded engine unless said, which is there on every machine. */
  readonly engine?: string;
}

/** Starts `isthmus serve` on a temporary library. Throws with what it said where it does not open. */
export async function serve({ library = temporaryFolder(), port = 0, data = [], entries: named, engine = 'wasm' }: ServeOptions = {}): Promise<Serving> {
  const entries = named ?? (await product()).entries;
  const args = ['serve', '--port', String(port), ...(data.length > 0 ? ['--data', ...data] : [])];
  const child = spawn(process.execPath, [`${entries}/cli.js`, ...args], { env: { ...process.env, ISTHMUS_LIBRARY: library, ISTHMUS_ENGINE: engine }, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = text(child.stderr);
  const ended = (async () => {
    const [err, [code]] = await Promise.all([said, once(child, 'close') as Promise<[number | null]>]);
    return { code, err };
  })();
  const [address] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => [])])) as [string?];
  if (address === undefined) throw new Error(`isthmus serve did not open: ${await said}`);
  return {
    address, library, ended,
    stop(signal = 'SIGINT') {
      child.kill(signal);
      return ended;
    },
  };
}

export interface Served extends Serving {
  readonly browser: Browser;
  readonly page: Page;
  /** What the page's console called an error, and what was thrown there; a good page has none. */
  readonly faults: readonly string[];
}

/** Starts a lab on a temporary library and opens it in a browser. `stop` closes both. */
export async function openServed(options: ServeOptions = {}): Promise<Served> {
  const [serving, browser] = await Promise.all([serve(options), openBrowser()]);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  await page.goto(serving.address);
  return {
    ...serving, browser, page, faults,
    async stop(signal) {
      await browser.close();
      return serving.stop(signal);
    },
  };
}
