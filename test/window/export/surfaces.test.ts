import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maybeNumbers, readingHdf5 } from '../../../src-main/interchange/hdf5';
import { parseXml } from '../../shared/figures/xml';
import { canBrowse } from '../../browser';
import { openServed, type Served } from '../../served';
import { temporaryFolder } from '../../temporary';
import { barriers } from '../../axe';
import { landscape, lay, training } from '../laid';

describe.skipIf(!canBrowse)('a landscape for other programs, in a browser', () => {
  const library = temporaryFolder();
  let lab: Served;
  let ids: Record<'bowl' | 'twice' | 'training', string>;
  const show = async (address: string, heading: string) => {
    await lab.page.evaluate(`location.hash = "#/${address}"`);
    await lab.page.getByRole('heading', { name: heading, exact: true }).waitFor();
  };
  const choose = async (format: string) => {
    await lab.page.getByRole('button', { name: 'Export' }).click();
    await lab.page.getByRole('radio', { name: format }).check({ force: true });
  };
  const save = async (format: string) => {
    const [download] = await Promise.all([lab.page.waitForEvent('download'), lab.page.getByRole('button', { name: `Save ${format}` }).click()]);
    await lab.page.getByRole('dialog').waitFor({ state: 'detached' });
    return download;
  };

  beforeAll(async () => {
    const bowl = landscape('Bowl', { side: 5 });
    const twice = { ...bowl, name: 'Twice', setup: { ...bowl.setup, repeats: 2 }, of: 50, rows: [1, 2].flatMap((repeat) => bowl.rows.map((row) => ({ ...row, loss: repeat * Number(row['loss']), repeat }))) };
    ids = { bowl: await lay(library, bowl), twice: await lay(library, twice), training: await lay(library, training('Training')) };
    lab = await openServed({ library });
  });
  afterAll(async () => void (await lab?.stop()));

  it('is saved for ParaView as high as the figure is chosen', async () => {
    await show(`experiment/${ids.bowl}`, 'Bowl');
    await lab.page.getByLabel('Log scale').uncheck();
    await choose('VTP');
    const dialog = lab.page.getByRole('dialog');
    await dialog.getByText('5 × 5 points.').waitFor();
    await dialog.getByText('Its height is the loss, as').waitFor();
    expect(await barriers(lab.page)).toEqual([]);
    const download = await save('VTP');
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toBe(`bowl-${ids.bowl}.vtp`);
    expect(parseXml(text).find(({ name }) => name === 'Piece')!.attributes).toMatchObject({ NumberOfPoints: '25', NumberOfPolys: '16' });
  });

  it('with several repeats asks which, saves it for loss-landscape, and takes that in again', async () => {
    await show(`experiment/${ids.twice}`, 'Twice');
    await choose('H5');
    await lab.page.getByLabel('Which repeat').selectOption('2');
    const path = await (await save('H5')).path();
    const losses = await readingHdf5(path, (root) => maybeNumbers(root, 'train_loss'));
    expect(losses).toMatchObject({ shape: [5, 5] });
    expect(losses!.data[0]).toBe(2 * 2.05);

    await show('library', 'Library');
    await lab.page.getByRole('button', { name: 'Import' }).click();
    await lab.page.locator('input[type=file]').setInputFiles({ name: 'theirs.h5', mimeType: 'application/x-hdf5', buffer: await readFile(path) });
    await lab.page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await lab.page.getByRole('heading', { name: 'theirs', exact: true }).waitFor();
    expect(await lab.page.getByRole('complementary', { name: 'Setup and provenance' }).innerText()).toContain('Taken in from theirs.h5');
    await lab.page.getByRole('tab', { name: 'Loss surface' }).waitFor();
  });

  it('is not offered of what is no landscape', async () => {
    await show(`experiment/${ids.training}`, 'Training');
    await lab.page.getByRole('button', { name: 'Export' }).click();
    await lab.page.getByRole('img', { name: /What will be written/ }).waitFor();
    expect(await lab.page.getByRole('dialog').getByRole('radio').count()).toBe(3);
  });

  it('has told the console of no fault', () => expect(lab.faults).toEqual([]));
});
