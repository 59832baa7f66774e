import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Chromium to test in: the one that ISTHMUS_CHROMIUM names, else the first on PATH; undefined where there is none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env['ISTHMUS_CHROMIUM'];
  const places = (env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path));
}

/** Whether tests in a browser can be run; on a machine for tests (CI) they must, so there they are never skipped. */
export const canBrowse = findChromium() !== undefined || process.env['CI'] === 'true';

/** Opens a real Chromium without a window. Throws where there is none. */
export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: install one, or name its program in ISTHMUS_CHROMIUM');
  // Chromium cannot shut its pages in for root.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
}
