import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '../../src-main/experiments';
import { canBrowse } from '../browser';
import { product } from '../product';
import { openServed, type Served } from '../served';
import { removeAfterwards, temporaryFolder } from '../temporary';
import { document, isthmus, type Desk } from '../main/terminal/isthmus';

const project = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The project with one folder and one line more, built: the folder of its entries, the window beside it being the product's own. */
async function withDice(): Promise<string> {
  const copy = project(`build/test/made-up-${process.pid}`);
  removeAfterwards(copy);
  for (const part of ['src-main', 'src-shared', 'package.json']) cpSync(project(part), join(copy, part), { recursive: true });
  cpSync(project('test/made-up/dice'), join(copy, 'src-main/experiments/dice'), { recursive: true });
  const list = join(copy, 'src-main/experiments/index.ts');
  const lines = readFileSync(list, 'utf8');
  const longer = lines.replace('import { landscape }', "import { dice } from './dice';\nimport { landscape }").replace(/(: Kinds = \{[^}]*) \}/, '$1, dice }');
  expect(longer.length, 'the list of kinds reads otherwise than this test expects').toBe(lines.length + "import { dice } from './dice';\n".length + ', dice'.length);
  writeFileSync(list, longer);
  const entries = join(copy, 'built/main');
  await build({ configFile: join(copy, 'src-main/vite.config.ts'), build: { outDir: entries } });
  cpSync(join((await product()).folder, 'window'), join(copy, 'built/window'), { recursive: true });
  return entries;
}

let entries: string;
let desk: Desk;
beforeAll(async () => {
  entries = await withDice();
  desk = { library: temporaryFolder(), folder: temporaryFolder(), entries };
});

describe('a kind that is a folder and a line more', () => {
  it('is on the command line: listed, run, exported', async () => {
    expect((await document<{ name: string }[]>(desk, 'kinds')).map(({ name }) => name)).toEqual([...Object.keys(kinds), 'dice']);
    writeFileSync(join(desk.folder, 'dice.json'), JSON.stringify({ kind: 'dice', name: 'By hand', setup: { throws: 4, loaded: true } }));
    const { out } = await isthmus(desk, 'run', 'dice.json');
    const id = out.trim();
    expect((await isthmus(desk, 'rows', id)).out.trim().split('\n').map((line) => JSON.parse(line) as unknown)).toEqual([
      { n: 0, eyes: 6 }, { n: 1, eyes: expect.any(Number) as number }, { n: 2, eyes: 6 }, { n: 3, eyes: expect.any(Number) as number },
    ]);
    expect((await isthmus(desk, 'export', id, '--format', 'svg', '--out', '-')).out).toContain('Eyes by throw');
  });

  describe.runIf(canBrowse)('in the window', () => {
    let served: Served;
    beforeAll(async () => { served = await openServed({ entries, library: desk.library }); });
    afterAll(() => served?.stop());

    it('is asked by the wizard, watched by the viewer and kept in the library', async () => {
      const { page } = served;
      await page.getByRole('region', { name: 'New experiment' }).getByRole('link', { name: 'Throwing dice' }).click();
      await page.getByRole('textbox', { name: 'Throws', exact: true }).fill('12');
      await page.getByRole('switch', { name: 'Loaded dice' }).or(page.getByRole('checkbox', { name: 'Loaded dice' })).check();
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('button', { name: 'Start experiment' }).click();
      await expect.poll(() => page.getByRole('main').textContent()).toContain('12 of 12');
      await page.getByRole('tab', { name: 'Eyes by throw' }).or(page.getByText('Eyes by throw')).first().waitFor();
      await page.getByRole('button', { name: 'Data table' }).click();
      await page.getByRole('columnheader', { name: 'Eyes' }).waitFor();
      await page.getByRole('link', { name: 'Library' }).first().click();
      await page.getByRole('link', { name: 'By hand' }).waitFor();
      expect(await page.getByRole('main').textContent()).toContain('Throwing dice');
      expect(served.faults).toEqual([]);
    });
  });
});
