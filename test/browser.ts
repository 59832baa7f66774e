import { chromium, type Browser } from 'playwright-core';
import { load } from './set-up';

const { findChromium } = await load<{ findChromium(): string | undefined }>('programs.mjs');
const executablePath = findChromium();

/** Whether tests in a browser can be run; on a machine for tests (CI) they must, so there they are never skipped. */
export const canBrowse = executablePath !== undefined || process.env['CI'] === 'true';

/** Opens a real Chromium without a window. Throws where there is none. */
export function openBrowser(): Promise<Browser> {
  if (!executablePath) throw new Error('no Chromium: install one, or name its program in ISTHMUS_CHROMIUM');
  // Chromium cannot shut its pages in for root.
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
}
