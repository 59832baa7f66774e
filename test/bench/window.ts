/**
 * Speed of the window in a real Chromium without a GPU: window.js [TASK ...]; prints a JSON line for each task.
 * A surface is turned by a real mouse, and a frame counts only if it shows another view.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import type { View } from '../../src-shared/figures';
import type { Row } from '../../src-shared/kind';
import { buildStagePage, openStagePage } from '../window/stage/open-page';

/** What the page of the stage lends to those who try it. */
interface Stage {
  view(): View;
  tell(rows: readonly Row[]): void;
  bowl(side: number, shape: object): Row[];
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'isthmus-bench-'));
const site = join(scratch, 'stage');

/** Frames a second and the longest frame while a surface is dragged for about three seconds. */
async function turn(browser: Browser, side: number) {
  const { page } = await openStagePage(browser, site, { side: String(side), spec: '{"scale":"log"}' });
  await page.locator('canvas[data-quality="fine"]').waitFor();
  const frames = page.evaluate(() => new Promise<number[]>((resolve) => {
    const stage = window as unknown as Stage;
    const changes: number[] = [];
    let seen = stage.view();
    const end = performance.now() + 4000;
    requestAnimationFrame(function frame(now) {
      if (stage.view() !== seen) changes.push(now);
      seen = stage.view();
      if (now < end) requestAnimationFrame(frame);
      else resolve(changes);
    });
  }));
  await page.mouse.move(300, 300);
  await page.mouse.down();
  const end = performance.now() + 3200;
  for (let k = 0; performance.now() < end; k++) await page.mouse.move(300 + 200 * Math.sin(k / 20), 300 + 60 * Math.sin(k / 33));
  await page.mouse.up();
  const times = (await frames).slice(5);
  const gaps = times.slice(1).map((time, k) => time - times[k]);
  await page.close();
  return { framesPerSecond: (1000 * gaps.length) / (times[times.length - 1] - times[0]), worstFrame: Math.max(...gaps) };
}

/** The longest time, in milliseconds, for which the page did not answer while 1,000 rows a second came for 10 s; the last is number 62,500. */
async function rows(browser: Browser, draw: string) {
  const { page } = await openStagePage(browser, site, { draw, rows: 'none', spec: '{"scale":"log"}' });
  await page.locator('canvas[data-quality]').waitFor();
  const longest = await page.evaluate(() => new Promise<number>((resolve) => {
    const stage = window as unknown as Stage;
    const all = stage.bowl(250, { steepness: 3, bumps: 0.6 });
    stage.tell(all.slice(0, 52_500));
    setTimeout(() => {
      const begun = performance.now();
      let [told, last, worst] = [52_500, begun, 0];
      const timer = setInterval(() => {
        const now = performance.now();
        worst = Math.max(worst, now - last - 10);
        last = now;
        const due = Math.min(all.length, 52_500 + Math.floor(now - begun));
        stage.tell(all.slice(told, due));
        told = due;
        if (told < all.length) return;
        clearInterval(timer);
        resolve(worst);
      }, 10);
    }, 1500);
  }));
  await page.close();
  return { longestTask: longest };
}

/** From the start of navigation until the window of a served lab can be used, in milliseconds: the median of five visits. */
async function interactive(browser: Browser) {
  const serving = spawn(process.execPath, [here('../../.vite/main/cli.js'), 'serve', '--port', '0'], { env: { ...process.env, ISTHMUS_LIBRARY: join(scratch, 'library'), ISTHMUS_ENGINE: 'wasm' }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [address] = (await once(createInterface(serving.stdout), 'line')) as [string];
    const visits: number[] = [];
    for (let visit = 0; visit < 5; visit++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(address, { waitUntil: 'commit' });
      await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
      visits.push(await page.evaluate(() => performance.now()));
      await context.close();
    }
    return { milliseconds: visits.sort((a, b) => a - b)[2] };
  } finally {
    serving.kill();
  }
}

const tasks: Readonly<Record<string, (browser: Browser) => Promise<object>>> = {
  window_interactive: interactive,
  window_turn_51: (browser) => turn(browser, 51),
  window_turn_251: (browser) => turn(browser, 251),
  window_rows: (browser) => rows(browser, 'surface'),
  window_rows_contour: (browser) => rows(browser, 'contour'),
  window_rows_heat: (browser) => rows(browser, 'heat'),
};

await buildStagePage(site, here('../../test/window/stage'));
const { findChromium } = (await import(/* @vite-ignore */ new URL('../../src-main/set-up/programs.mjs', import.meta.url).href)) as { findChromium(): string | undefined };
// Chromium cannot shut its pages in for root.
const browser = await chromium.launch({ executablePath: findChromium() ?? 'chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
const asked = process.argv.slice(2);
for (const name of asked.length > 0 ? asked : Object.keys(tasks)) process.stdout.write(`${JSON.stringify({ task: name, ...(await tasks[name](browser)) })}\n`);
await browser.close();
rmSync(scratch, { recursive: true });
