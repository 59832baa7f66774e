import type { Locator } from 'playwright-core';

/** Moves the focus with Tab until something has it, as someone without a mouse does. Throws where it is not reached. */
export async function tabTo(wanted: Locator): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await wanted.page().keyboard.press('Tab');
  }
  throw new Error(`not reached by Tab: ${wanted}`);
}
