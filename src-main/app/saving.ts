import { createReadStream } from 'node:fs';
import { basename, join } from 'node:path';
import { writeCsv } from '../../src-shared/csv';
import { draw, choosePaper, type Drawing } from '../../src-shared/figures';
import type { Column, Row } from '../../src-shared/kind';
import type { Dish, DishState, FigureSource, Saved, Wanted } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import type { Kinds } from '../experiments';
import { arraysIn } from '../library/arrays';
import { writeFileAtomically, type Chunks } from '../library/atomic-file';
import type { Library } from '../library/library';
import { columnsOf, maybeKindOf } from './experiment-kind';
import { fileName, slug } from './file-name';
import { packProject } from './project-file';
import { surfaceFile } from './surface-file';

/** What saving needs of the lab and of its shell. */
export interface SavingWhere {
  readonly library: Library;
  readonly kinds: Kinds;
  dish(dish: Dish): Promise<DishState>;
  save(suggestedName: string, write: (path: string) => Promise<void>): Promise<Saved>;
}

/** The rows of a figure: of one experiment alone, or of several by label. */
interface Gathered {
  /** The beginning of a file's name. */
  readonly stem: string;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly columns: Readonly<Record<string, Column>>;
  /** Whether the label tells nothing, since there is only one. */
  readonly isOne: boolean;
}

async function gatherDish({ dish, figure: name }: Extract<FigureSource, { readonly dish: Dish }>, where: SavingWhere): Promise<Gathered> {
  const { conclusion } = await where.dish(dish);
  const figure = conclusion?.figures.find((one) => one.name === name);
  if (!conclusion) throw new Refusal(`The recipe ${dish.recipe} has no figures before it is done.`);
  if (!figure) throw new Refusal(`The recipe ${dish.recipe} has no figure "${name}"; it has ${conclusion.figures.map((one) => one.name).join(', ')}.`);
  return { stem: figure.name, rows: figure.rows, columns: figure.columns, isOne: false };
}

async function gather(source: FigureSource, where: SavingWhere): Promise<Gathered> {
  if ('dish' in source) return gatherDish(source, where);
  const { library, kinds } = where;
  const labels = source.experiments.map(({ label }) => label);
  const twice = labels.find((label, i) => labels.indexOf(label) < i);
  if (twice !== undefined) throw new Refusal(`Two experiments are labelled "${twice}": give each a label of its own.`);
  const found = await Promise.all(source.experiments.map(async ({ id, label }) => ({ label, experiment: await library.read(id), rows: (await library.rows(id)).map(({ row }) => row) })));
  const empty = found.find(({ rows }) => rows.length === 0);
  if (empty) throw new Refusal(`${empty.experiment.name} (${empty.experiment.id}) has no rows yet.`);
  const columns = found.map(({ experiment, rows }) => maybeKindOf(experiment, kinds)?.columns ?? Object.fromEntries(columnsOf(experiment, rows, kinds).map((name) => [name, { label: name }])));
  return {
    stem: found.map(({ experiment }) => fileName(experiment)).join('-and-').slice(0, 80),
    rows: Object.fromEntries(found.map(({ label, rows }) => [label, rows])),
    columns: Object.assign({}, ...columns) as Gathered['columns'],
    isOne: found.length === 1,
  };
}

async function figureContents(drawing: Drawing, { format, dpi }: Extract<Wanted, { readonly what: 'figure' }>): Promise<Chunks> {
  if (format === 'svg') return [(await import('../../src-shared/figures/write-svg')).writeSvg(drawing)];
  // The canvas is a library of its own, and only images need it.
  return [await (await import('../figures/png')).writePng(drawing, dpi)];
}

/** Rows as CSV: of several results with a first column that says whose they are. */
function rowsContents({ rows, columns, isOne }: Gathered): string {
  const all = Object.entries(rows).flatMap(([of, some]) => some.map((row) => (isOne ? row : { of, ...row })));
  const names = new Set([...(isOne ? [] : ['of']), ...Object.keys(columns), ...all.flatMap((row) => Object.keys(row))]);
  return writeCsv([...names], all);
}

const savers: { readonly [What in Wanted['what']]: (wanted: Extract<Wanted, { readonly what: What }>, where: SavingWhere) => Promise<Saved> } = {
  async figure(wanted, where) {
    const gathered = await gather(wanted.source, where);
    const { rows, columns, isOne, stem } = gathered;
    const drawing = draw(wanted.spec, isOne ? Object.values(rows)[0] : rows, columns, choosePaper(wanted.paper), wanted.view);
    const part = 'dish' in wanted.source ? '' : `-${slug(wanted.spec.title ?? wanted.spec.draw)}`;
    const contents = await figureContents(drawing, wanted);
    return where.save(`${stem}${part}.${wanted.format}`, (path) => writeFileAtomically(path, contents));
  },
  async rows({ source }, where) {
    const gathered = await gather(source, where);
    return where.save(`${gathered.stem}.csv`, (path) => writeFileAtomically(path, [rowsContents(gathered)]));
  },
  async weights({ reference }, { library, save }) {
    const { path: stored, experiment } = await library.weightsPath(reference);
    return save(fileName(experiment, basename(stored, '.safetensors'), 'safetensors'), (path) => writeFileAtomically(path, createReadStream(stored)));
  },
  async array({ id, name }, { library, save }) {
    const experiment = await library.read(id);
    const folder = await library.folderOf(experiment.id);
    const names = await arraysIn(folder);
    if (!names.includes(name)) throw new Refusal(`Experiment ${experiment.id} has left no array "${name}"; ${names.length === 0 ? 'it has left none.' : `there are ${names.join(', ')}.`}`);
    return save(fileName(experiment, name, 'npy'), (path) => writeFileAtomically(path, createReadStream(join(folder, 'arrays', `${name}.npy`))));
  },
  async surface({ id, format, which, relief }, { library, save }) {
    const experiment = await library.read(id);
    const { contents, part } = await surfaceFile(experiment, (await library.rows(id)).map(({ row }) => row), format, which, relief);
    return save(fileName(experiment, part, format), (path) => writeFileAtomically(path, contents));
  },
  async project({ id }, { library, save }) {
    const experiment = await library.read(id);
    if (experiment.status === 'running') throw new Refusal(`Experiment ${experiment.id} is being worked on: pause it before saving the whole of it.`);
    const folder = await library.folderOf(experiment.id);
    return save(fileName(experiment, undefined, 'isthmus'), (path) => packProject(folder, path));
  },
};

/** Makes what is wanted, and lets the shell put it somewhere. Throws a Refusal where it cannot be made. */
export const saveWanted = (wanted: Wanted, where: SavingWhere): Promise<Saved> => savers[wanted.what](wanted as never, where);
