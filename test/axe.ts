import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[] }[];
}

/** What axe-core finds to keep people out of a page as it stands, a line for each element, its rule first. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The page's policy lets in no script but its own; what the debugger evaluates is not bound by it.
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as Found;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 160)} ${failureSummary.replaceAll('\n', ' ')}`));
}

/** What axe-core finds on a page in light and in dark. */
export async function faultsInBothThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await barriers(page)).map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}
