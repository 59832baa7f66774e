/** Every recipe at its smallest, as a person would run it. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RecipeTable } from '../../../src-shared/recipe';
import { recipes } from '../../../src-main/recipes';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, document, type Desk } from '../terminal/isthmus';

interface Cooked {
  readonly table: RecipeTable;
  readonly experiments: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

let desk: Desk;
beforeAll(async () => {
  await buildIsthmus();
  // One library for all, so that equal trainings are made once; the native engine where it is there.
  desk = { library: temporaryFolder(), folder: temporaryFolder(), engine: 'auto' };
});

const shapesIn = (svg: string): number => svg.match(/<(path|polygon)\b/g)?.length ?? 0;

describe.each(recipes.filter(({ scales }) => scales.includes('smoke')).map((recipe) => [recipe.name, recipe] as const))('%s', (name, recipe) => {
  it('comes to a table of numbers and to figures', async () => {
    const { table, experiments, files } = await document<Cooked>(desk, 'recipe', name, '--scale', 'smoke', '--quiet');
    expect(Object.keys(experiments)).toEqual(recipe.plan({ scale: 'smoke', embedded: false, seed: 0 }).map(({ key }) => key));
    expect(table.lines.length).toBeGreaterThan(2);
    for (const { what, ours, published } of table.lines) {
      expect(ours.length, what).toBe(table.columns.length);
      expect(published?.length ?? ours.length, what).toBe(ours.length);
      expect(ours.filter((value) => typeof value === 'number' && Number.isFinite(value)).length, what).toBeGreaterThan(0);
      for (const value of ours) expect(typeof value === 'number' ? Number.isFinite(value) : value === null, `${what}: ${String(value)}`).toBe(true);
    }
    expect(table.notes.join(' ')).toContain('Made with');
    expect(table.notes.join(' ')).not.toMatch(/NaN|undefined|null/);
    const svgs = files.filter((file) => file.endsWith('.svg'));
    expect(svgs.length).toBeGreaterThan(0);
    for (const file of svgs) {
      const svg = readFileSync(file, 'utf8');
      expect(svg, file).not.toMatch(/NaN|undefined/);
      expect(shapesIn(svg), file).toBeGreaterThan(5);
    }
    const csv = readFileSync(files.find((file) => file.endsWith('.csv'))!, 'utf8').trim().split('\r\n');
    expect(csv.length).toBeGreaterThan(5);
  });
});
