import { createReadStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { writeCsv } from '../../../src-shared/csv';
import type { Experiment } from '../../../src-shared/experiment';
import { draw } from '../../../src-shared/figures';
import { choosePaper } from '../../../src-shared/figures/paper';
import { writeSvg } from '../../../src-shared/figures/write-svg';
import { encodeNpy } from '../../../src-shared/npy';
import type { SurfaceFormat } from '../../../src-shared/messages';
import { nearest } from '../../../src-shared/nearest';
import { Refusal } from '../../../src-shared/refusal';
import { bytesOf } from '../../datasets/file';
import { arraysIn } from '../../library/arrays';
import { writeFileAtomically, type Chunks } from '../../library/atomic-file';
import { openLibrary, type Library } from '../../library/library';
import { splitReference } from '../../library/weights-reference';
import type { Call } from '../call';
import { columnsOf, figuresOf, maybeKindOf } from '../../app/experiment-kind';
import { fileName } from '../../app/file-name';
import { answer } from '../print';
import { packProject } from '../../app/project-file';
import { surfaceFile } from '../../app/surface-file';

export interface ExportOptions {
  readonly format: string;
  readonly figure: string;
  readonly width?: string;
  readonly height?: string;
  readonly font?: string;
  readonly fontSize?: string;
  readonly dpi: string;
  readonly array?: string;
  readonly repeat?: string;
  readonly around?: string;
  readonly log?: boolean;
  readonly top?: string;
  readonly out?: string;
}

/** What is to be exported: an experiment, or for weights a reference to some of its. */
interface Asked {
  readonly library: Library;
  readonly experiment: Experiment;
  readonly reference: string;
  readonly options: ExportOptions;
}

/** A file's bytes, or how to write it where its size does not fit into memory; `part` tells it from others of the same experiment. */
type Exported = { readonly contents: Chunks; readonly part?: string } | { readonly write: (path: string) => Promise<void> };

const formats: Readonly<Record<string, (asked: Asked) => Promise<Exported>>> = {
  svg: async (asked) => {
    const { drawing, part } = await drawn(asked);
    return { contents: [writeSvg(drawing)], part };
  },
  png: async (asked) => {
    const { drawing, part } = await drawn(asked);
    // The canvas is a library of its own, and only images need it.
    const { writePng } = await import('../../figures/png');
    return { contents: [await writePng(drawing, positive('dpi', asked.options.dpi))], part };
  },
  csv: async ({ library, experiment }) => {
    const rows = (await library.rows(experiment.id)).map(({ row }) => row);
    return { contents: [writeCsv(columnsOf(experiment, rows), rows)] };
  },
  npy: (asked) => (asked.options.array === undefined ? rowsAsArray(asked) : keptArray(asked, asked.options.array)),
  safetensors: async ({ library, reference }) => {
    const { path } = await library.weightsPath(reference);
    return { contents: createReadStream(path), part: basename(path, '.safetensors') };
  },
  h5: (asked) => asSurface(asked, 'h5'),
  vtp: (asked) => asSurface(asked, 'vtp'),
  isthmus: async ({ library, experiment: { id, status } }) => {
    if (status === 'running') throw new Refusal(`Experiment ${id} is being worked on: pause it before exporting the whole of it.`);
    const folder = await library.folderOf(id);
    return { write: (path) => packProject(folder, path) };
  },
};

/** Writes a figure, the rows, weights, an array or the whole experiment to a file, and prints its path. */
export async function exportFile(call: Call, reference: string, options: ExportOptions): Promise<void> {
  const { format } = options;
  if (!Object.hasOwn(formats, format)) {
    const meant = nearest(format, Object.keys(formats));
    throw new Refusal(`"${format}" is not a format that is written; there are ${Object.keys(formats).join(', ')}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`);
  }
  const library = await openLibrary(call.library);
  const { id, at } = splitReference(reference);
  if (at !== undefined && format !== 'safetensors') throw new Refusal(`${reference} names weights, which are exported as safetensors; for ${format} name the experiment: ${id}.`);
  const experiment = await library.read(id);
  const exported = await formats[format]({ library, experiment, reference, options });
  const path = options.out ?? fileName(experiment, 'part' in exported ? exported.part : undefined, format);
  if (path === '-') return toStdout(exported);
  if ('write' in exported) await exported.write(resolve(path));
  else await writeFileAtomically(resolve(path), exported.contents);
  answer(call, { out: resolve(path) }, () => path);
}

async function toStdout(exported: Exported): Promise<void> {
  if ('write' in exported) throw new Refusal('A project is not written on stdout: name a file with --out.');
  for await (const piece of exported.contents) process.stdout.write(piece);
}

function positive(option: string, text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new Refusal(`--${option} is "${text}"; it must be a number above 0.`);
}

async function drawn({ library, experiment, options }: Asked) {
  const figures = figuresOf(experiment);
  const number = Number(options.figure);
  if (figures.length === 0) throw new Refusal(`Experiment ${experiment.id} has no figures.`);
  if (!Number.isInteger(number) || number < 1 || number > figures.length) {
    throw new Refusal(`Experiment ${experiment.id} has no figure ${options.figure}; it has ${figures.map(({ title, draw: drawing }, i) => `${i + 1} (${title ?? drawing})`).join(', ')}.`);
  }
  const rows = (await library.rows(experiment.id)).map(({ row }) => row);
  if (rows.length === 0) throw new Refusal(`Experiment ${experiment.id} has no rows to draw yet.`);
  const { width, height, font, fontSize } = options;
  const paper = choosePaper({
    ...(width === undefined ? {} : { width }), ...(height === undefined ? {} : { height }), ...(font === undefined ? {} : { font }),
    ...(fontSize === undefined ? {} : { fontSize: positive('font-size', fontSize) }),
  });
  return { drawing: draw(figures[number - 1], rows, maybeKindOf(experiment)?.columns ?? {}, paper), part: String(number) };
}

/** The rows as float64 (rows x columns), their numeric columns in order, NaN where there is no value. */
async function rowsAsArray({ library, experiment }: Asked): Promise<Exported> {
  const rows = (await library.rows(experiment.id)).map(({ row }) => row);
  const columns = columnsOf(experiment, rows).filter((column) => rows.some((row) => typeof row[column] === 'number'));
  if (columns.length === 0) throw new Refusal(`Experiment ${experiment.id} has no rows with numbers; its arrays are exported with --array NAME.`);
  const data = Float64Array.from(rows.flatMap((row) => columns.map((column) => (typeof row[column] === 'number' ? row[column] : NaN))));
  return { contents: [encodeNpy({ shape: [rows.length, columns.length], data })], part: columns.join('-') };
}

/** One surface of a landscape for another program. */
async function asSurface({ library, experiment, options: { repeat, around, log, top } }: Asked, format: SurfaceFormat): Promise<Exported> {
  if (format === 'h5' && (log ?? top) !== undefined) throw new Refusal('--log and --top are said of the height of a surface for ParaView (vtp); an h5 file holds the losses as they are.');
  const rows = (await library.rows(experiment.id)).map(({ row }) => row);
  const which = { ...(repeat !== undefined && { repeat: positive('repeat', repeat) }), ...(around !== undefined && { around }) };
  return surfaceFile(experiment, rows, format, which, { ...(log && { log }), ...(top !== undefined && { top: positive('top', top) }) });
}

async function keptArray({ library, experiment: { id } }: Asked, name: string): Promise<Exported> {
  const folder = await library.folderOf(id);
  const names = await arraysIn(folder);
  if (names.includes(name)) return { contents: [await bytesOf(join(folder, 'arrays', `${name}.npy`))], part: name };
  throw new Refusal(`Experiment ${id} has left no array "${name}"; ${names.length === 0 ? 'it has left none.' : `there are ${names.join(', ')}.`}`);
}
