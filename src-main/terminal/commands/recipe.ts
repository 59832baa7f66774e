import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { writeCsv } from '../../../src-shared/csv';
import { choosePaper, draw } from '../../../src-shared/figures';
import type { RecipeFigure, Scale } from '../../../src-shared/recipe';
import { Refusal } from '../../../src-shared/refusal';
import { isEmbedded } from '../../app/is-embedded';
import { rootedDataset } from '../../app/places';
import { recipeNamed, refuseOtherCircumstances } from '../../app/recipe-named';
import { writeFigure } from '../../figures/write-figure';
import { writeFileAtomically } from '../../library/atomic-file';
import { openLibrary } from '../../library/library';
import { recipes } from '../../recipes';
import type { Circumstances } from '../../recipes/recipe';
import { runRecipe, type Kitchen } from '../../recipes/run-recipe';
import { hint, type Call } from '../call';
import { codes, Ending } from '../ending';
import { follow } from '../follow';
import { answer, print, say } from '../print';
import { recipeTable } from '../recipe-table';
import { pairs } from '../table';

/** The recipes there are. */
export async function listRecipes(call: Call): Promise<void> {
  const described = recipes.map(({ name, title, about, scales, dataset }) => ({ name, title, about, scales, dataset }));
  answer(call, described, () => pairs(described.map(({ name, about }) => [name, about] as const)));
}

async function leaveFigure({ name, spec, rows, columns }: RecipeFigure, folder: string): Promise<string[]> {
  const drawing = draw(spec, rows, columns, choosePaper({ width: '6.75in' }));
  const paths = ['svg', 'png'].map((format) => join(folder, `${name}.${format}`));
  for (const path of paths) await writeFigure(path, drawing);
  return paths;
}

/** All rows that the figures are drawn from, once, each with the name of what it belongs to; a column that a row's figure does not have is empty. */
function allRows(figures: readonly RecipeFigure[]): string {
  const columns = new Set(figures.flatMap((figure) => Object.keys(figure.columns)));
  const named = new Map(figures.flatMap((figure) => Object.entries(figure.rows).map(([of, rows]) => [rows, of] as const)));
  return writeCsv(['of', ...columns], [...named].flatMap(([rows, of]) => rows.map((row) => ({ of, ...row }))));
}

export interface RecipeOptions {
  readonly scale: string;
  readonly out?: string;
  readonly seed: string;
  readonly dataset?: string;
}

/** Runs a recipe, or goes on with it, prints its table and leaves its figures. */
export async function cook(call: Call, name: string, { scale, out, seed, dataset: asked }: RecipeOptions): Promise<void> {
  const recipe = recipeNamed(recipes, name);
  refuseOtherCircumstances(recipe, { scale, dataset: asked });
  const dataset = asked === undefined ? undefined : rootedDataset(asked);
  if (!/^\d{1,9}$/.test(seed)) throw new Refusal(`"${seed}" is not a seed: write a whole number such as 0.`);
  const folder = resolve(out ?? name);
  await mkdir(folder, { recursive: true }).catch((error: Error) => {
    throw new Refusal(`The folder ${folder} for the figures cannot be made: ${error.message}. Name another with --out.`);
  });
  const library = await openLibrary(call.library);
  const tell = (sentence: string) => void (call.quiet || say(sentence));
  const kitchen: Kitchen = {
    list: async () => Promise.all((await library.list()).headings.map(({ id }) => library.read(id))),
    create: (beginning) => library.create(beginning),
    read: (id) => library.read(id),
    rows: async (id) => (await library.rows(id)).map(({ row }) => row),
    work(experiment, { number, of }) {
      tell(`${number} of ${of}: ${experiment.name} (${experiment.id})`);
      return follow(call, library, experiment.id);
    },
    reused: ({ name: title, id }) => tell(`${title} (${id}) is there already.`),
  };
  const where: Circumstances = { scale: scale as Scale, embedded: await isEmbedded(call.engine), seed: Number(seed), ...(dataset !== undefined && { dataset }) };
  const ended = await runRecipe(recipe, where, kitchen);
  if (ended.status === 'paused') throw new Ending(codes.interrupted, `Paused; the same command goes on: ${hint(call, `recipe ${name} --scale ${scale} --seed ${seed}${dataset === undefined ? '' : ` --dataset ${dataset}`}`)}`);
  if (ended.status === 'failed') throw new Ending(codes.failed, ended.why);

  const { table, figures } = ended.conclusion;
  const files: string[] = [];
  for (const figure of figures) files.push(...(await leaveFigure(figure, folder)));
  const csv = join(folder, `${name}.csv`);
  await writeFileAtomically(csv, [allRows(figures)]);
  files.push(csv);
  answer(call, { recipe: name, scale, table, experiments: ended.ids, files }, () => recipeTable(table));
  if (!call.json) for (const file of files) print(file);
}
