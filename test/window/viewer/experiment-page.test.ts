import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';
import { temporaryFolder } from '../../temporary';
import { barriers } from '../../axe';
import { landscape, lay, training } from '../laid';

const why = 'The worker was ended by signal SIGKILL before it was done; the rows made are kept, and the experiment can be resumed.';

describe.skipIf(!canBrowse)('an experiment in a browser', () => {
  const library = temporaryFolder();
  let lab: Served;
  let ids: Record<'bowl' | 'steep' | 'training' | 'failed' | 'empty', string>;
  const show = async (address: string, heading: string) => {
    await lab.page.evaluate(`location.hash = "#/${address}"`);
    await lab.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  };

  beforeAll(async () => {
    ids = {
      bowl: await lay(library, landscape('Bowl')),
      steep: await lay(library, landscape('Steep bowl', { steepness: 40 })),
      training: await lay(library, training('Training of LeNet')),
      failed: await lay(library, landscape('Broken bowl', { done: 200, status: 'failed', note: why })),
      empty: await lay(library, landscape('No bowl', { done: 0, status: 'paused' })),
    };
    lab = await openServed({ library });
  });
  afterAll(async () => void (await lab?.stop()));

  it('shows its figures as tabs, gone through with arrow keys', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const { page } = lab;
    await page.getByRole('tab', { name: 'Loss surface' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Loss contours' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('ArrowLeft');
    expect(await page.getByRole('tab', { name: 'Loss surface' }).getAttribute('aria-selected')).toBe('true');
  });

  it('shows setup and provenance, with the labels of its kind', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const panel = await lab.page.getByRole('complementary', { name: 'Setup and provenance' }).innerText();
    expect(panel).toMatch(/Points per side\s+21/);
    expect(panel).toMatch(/Distance from the centre\s+1 times the directions/);
    expect(panel).toMatch(/Seed\s+1/);
    expect(panel).toContain(`${library}/${ids.bowl}`);
  });

  it('leads to the experiments that made its weights', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const links = lab.page.getByRole('complementary', { name: 'Setup and provenance' }).getByRole('link');
    const hrefs = await links.evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
    expect(hrefs).toEqual(expect.arrayContaining([['kmadeup@final', '#/experiment/kmadeup'], ['klater@2', '#/experiment/klater'], ['kthird', '#/experiment/kthird']]));
  });

  it('calls what made its weights by name where the library has it', async () => {
    const named = landscape('Named');
    const id = await lay(library, { ...named, setup: { ...named.setup, weights: ids.training, besides: [`${ids.training}@2`] } });
    await show(`experiment/${id}`, 'Named');
    const links = lab.page.getByRole('complementary', { name: 'Setup and provenance' }).getByRole('link');
    await expect.poll(() => links.allTextContents()).toEqual(['Training of LeNet', 'Training of LeNet (after 2)']);
  });

  it('has a table of the rows behind its figure', async () => {
    await show(`experiment/${ids.training}`, 'Training of LeNet');
    const { page } = lab;
    await page.getByRole('button', { name: 'Data table' }).click();
    await page.getByRole('columnheader', { name: 'Training loss', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Data table' }).click();
  });

  it('is renamed where its name stands', async () => {
    await show(`experiment/${ids.training}`, 'Training of LeNet');
    const { page } = lab;
    await page.getByRole('button', { name: 'Rename' }).press('Enter');
    await page.keyboard.type('LeNet, six epochs');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LeNet, six epochs' }).waitFor();
    expect(JSON.parse(await readFile(`${library}/${ids.training}/experiment.json`, 'utf8'))).toMatchObject({ name: 'LeNet, six epochs' });
  });

  it('says how it failed, and offers to resume and to begin anew', async () => {
    await show(`experiment/${ids.failed}`, 'Broken bowl');
    expect(await lab.page.getByRole('alert').innerText()).toBe(why);
    expect(await lab.page.getByRole('button', { name: 'Resume' }).isEnabled()).toBe(true);
    expect(await lab.page.getByRole('link', { name: 'Duplicate with changes' }).getAttribute('href')).toBe(`#/new/landscape?from=${ids.failed}`);
  });

  it('says what to do where there are no rows yet, and where there is no such experiment', async () => {
    await show(`experiment/${ids.empty}`, 'No bowl');
    await lab.page.getByText('Resume it, and the figure grows with every row.').waitFor();
    await lab.page.evaluate('location.hash = "#/experiment/knone"');
    expect(await lab.page.getByRole('alert').innerText()).toContain('knone');
  });

  it('is deleted, and brought back from the library', async () => {
    await show(`experiment/${ids.empty}`, 'No bowl');
    const { page } = lab;
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'Library' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'No bowl' }).waitFor();
  });

  it('exports the figure as it was chosen, as SVG for a venue', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const { page } = lab;
    await page.getByLabel('Log scale').uncheck();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByLabel('Made for').selectOption({ label: 'ICML, one column' });
    await page.getByText('3.25 ×').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save SVG' }).click()]);
    expect(download.suggestedFilename()).toMatch(/^bowl-.*loss-surface\.svg$/);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="234pt"/);
    const surface = svg.slice(svg.indexOf('<g id="surface"'), svg.indexOf('<g id="axes"'));
    expect(surface.match(/<path/g)?.length).toBeGreaterThan(100);
    expect(svg).not.toContain('Logarithmic scale');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('exports PNG and rows', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const { page } = lab;
    const saved = async (format: string) => {
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('radio', { name: format }).check({ force: true });
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Save ${format}` }).click()]);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      return readFile(await download.path());
    };
    expect((await saved('PNG')).subarray(1, 4).toString()).toBe('PNG');
    const lines = (await saved('CSV')).toString().trimEnd().split('\r\n');
    expect(lines[0]).toBe('a,b,loss,accuracy,testLoss,testAccuracy,error,testError,images,made,point,repeat,around,path,t,off');
    expect(lines).toHaveLength(442);
  });

  it('is exported by keyboard alone, which then is where it was', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const { page } = lab;
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    await page.getByRole('img', { name: /What will be written/ }).waitFor();
    const reached = () => page.evaluate('document.activeElement.textContent.trim()');
    for (let k = 0; k < 20 && (await reached()) !== 'Save SVG'; k++) await page.keyboard.press('Tab');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toMatch(/\.svg$/);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await reached()).toBe('Export');
  });

  it('says beside the preview why a size cannot be', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    const { page } = lab;
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByLabel('Width').fill('wide');
    expect(await page.getByRole('dialog').getByRole('alert').innerText()).toContain('"wide" is not a length for a figure');
    expect(await page.getByRole('button', { name: 'Save SVG' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('is compared with another on one scale, under labels of one\'s own', async () => {
    await show(`compare/${ids.bowl}/${ids.steep}`, '2 experiments on one scale');
    const { page } = lab;
    await page.getByLabel('Label of Steep bowl').fill('steep');
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('img', { name: /What will be written/ }).waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save SVG' }).click()]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg.match(/<g id="surface/g)).toHaveLength(2);
    expect(svg).toContain('>steep<');
    expect(svg).toContain('>Bowl<');
  });

  it('is not compared with what has no scale in common', async () => {
    await show(`compare/${ids.bowl}/${ids.training}`, '2 experiments on one scale');
    await lab.page.getByText('These are of different kinds').waitFor();
    expect(await lab.page.getByRole('tab').count()).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has no barriers that axe-core finds, in %s', async (colorScheme) => {
    const { page } = lab;
    await page.emulateMedia({ colorScheme });
    const found: Record<string, readonly string[]> = {};
    for (const one of ['bowl', 'failed', 'empty'] as const) {
      await show(`experiment/${ids[one]}`, { bowl: 'Bowl', failed: 'Broken bowl', empty: 'No bowl' }[one]);
      found[one] = await barriers(page);
    }
    await show(`compare/${ids.bowl}/${ids.steep}`, '2 experiments on one scale');
    found['compare'] = await barriers(page);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('img', { name: /What will be written/ }).waitFor();
    found['export'] = await barriers(page);
    await page.keyboard.press('Escape');
    expect(found).toEqual({ bowl: [], failed: [], empty: [], compare: [], export: [] });
  });

  it('has told the console of no fault', () => expect(lab.faults).toEqual([]));
});
