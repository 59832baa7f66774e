import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong with a page as it stands: rule, and where. */
export async function barriers(page: Page): Promise<string[]> {
  // The page's policy lets in no script but its own; what the debugger evaluates is not bound by it.
  const { violations } = (await page.evaluate(`${await axe}; axe.run(document)`)) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`));
}
