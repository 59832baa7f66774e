/** The stage in a real Chromium, under the policy of the window, on a page of its own. */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
const site = 'http://stage.test/';

/** Builds the page from its sources into a folder. */
export async function buildStagePage(outDir: string, root = fileURLToPath(new URL('.', import.meta.url))): Promise<void> {
  await build({
    configFile: false, root, base: './', logLevel: 'error', plugins: [svelte()],
    build: { outDir, emptyOutDir: true, target: 'chrome130', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
}

/** A page of a browser with the stage that a query asks for, and what it complains of. */
export async function openStagePage(browser: Browser, folder: string, query: Readonly<Record<string, string>> = {}, size = { width: 940, height: 680 }): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: size });
  const complaints: string[] = [];
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.route(`${site}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const path = join(folder, pathname === '/' ? 'index.html' : pathname);
    if (!existsSync(path)) return route.fulfill({ status: 404 });
    return route.fulfill({ body: readFileSync(path), headers: { 'content-type': types[extname(path)] ?? 'application/octet-stream', 'content-security-policy': policy } });
  });
  await page.goto(`${site}?${new URLSearchParams(query)}`);
  return { page, complaints };
}
