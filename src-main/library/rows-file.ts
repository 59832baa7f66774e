import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { copyFile, open, readFile, truncate } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { NumberedRow, Row } from '../../src-shared/kind';
import { Refusal } from '../../src-shared/refusal';
import { writeFileAtomically } from './atomic-file';
import { diskRefusal, isMissing, readRefusal } from './disk-refusal';

const check = ',"crc":';
const newline = 10;

/** A row as its line of text, closed by the CRC-32 of what stands before it. */
export function encodeRow(n: number, row: Row): string {
  const told = JSON.stringify({ n, row }).slice(0, -1);
  return `${told}${check}${crc32(told)}}\n`;
}

function decodeRow(line: string): NumberedRow | undefined {
  const at = line.lastIndexOf(check);
  if (at < 0 || !line.endsWith('}') || crc32(line.slice(0, at)) !== Number(line.slice(at + check.length, -1))) return undefined;
  const { n, row } = JSON.parse(`${line.slice(0, at)}}`) as NumberedRow;
  return { n, row };
}

interface Damage {
  readonly line: number;
  readonly offset: number;
}

export interface RowsRead {
  /** In the order of their numbers; of rows with one number the last told. */
  readonly rows: readonly NumberedRow[];
  readonly damaged: readonly Damage[];
  /** Where the whole lines end, and how many bytes of a torn last line follow. */
  readonly end: number;
  readonly torn: number;
}

const nothing: RowsRead = { rows: [], damaged: [], end: 0, torn: 0 };

function decodeRows(bytes: Buffer): RowsRead {
  const byNumber = new Map<number, NumberedRow>();
  const damaged: Damage[] = [];
  let offset = 0;
  for (let line = 1, end = bytes.indexOf(newline); end >= 0; line++, end = bytes.indexOf(newline, offset)) {
    const row = decodeRow(bytes.toString('utf8', offset, end));
    if (row) byNumber.set(row.n, row);
    else damaged.push({ line, offset });
    offset = end + 1;
  }
  const rows = [...byNumber.values()].sort((one, other) => one.n - other.n);
  return { rows, damaged, end: offset, torn: bytes.length - offset };
}

/** The rows of a file, and what is wrong with it; a missing file has none. */
export async function readRowsFile(path: string): Promise<RowsRead> {
  try {
    return decodeRows(await readFile(path));
  } catch (error) {
    if (isMissing(error)) return nothing;
    throw readRefusal(error, path);
  }
}

/** How far a file of rows has been read: which file that was, and where its whole lines ended. */
export interface RowsMark {
  readonly file: number;
  readonly end: number;
}

/** Stands in a mark where there was no file. */
const noFile = 0;

/** The rows behind a mark, or all (`anew`) where there is no mark or the file is another than it was; and the mark for the next time. */
export async function readRowsBehind(path: string, mark?: RowsMark): Promise<RowsRead & { readonly anew: boolean; readonly mark: RowsMark }> {
  try {
    const handle = await open(path, 'r');
    try {
      const { ino, size } = await handle.stat();
      const from = mark?.file === ino && mark.end <= size ? mark.end : undefined;
      const bytes = Buffer.alloc(size - (from ?? 0));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from ?? 0);
      const read = decodeRows(bytes.subarray(0, bytesRead));
      return { ...read, anew: from === undefined, mark: { file: ino, end: (from ?? 0) + read.end } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isMissing(error)) return { ...nothing, anew: mark?.file !== noFile, mark: { file: noFile, end: 0 } };
    throw readRefusal(error, path);
  }
}

/** Throws a Refusal naming the file and the offset where a line in it is damaged. */
export function refuseDamage({ rows, damaged }: RowsRead, path: string): void {
  if (damaged.length === 0) return;
  const [{ line, offset }] = damaged;
  const others = damaged.length > 1 ? ` and ${damaged.length - 1} more lines` : '';
  throw new Refusal(
    `${path}: line ${line}, from byte ${offset} on${others}, is damaged; the other ${rows.length} rows are whole. ` +
      'Repairing the experiment keeps a copy of the file and drops the damage, and a resume makes the lost rows again.',
  );
}

const linesOf = (rows: readonly NumberedRow[]): string => rows.map(({ n, row }) => encodeRow(n, row)).join('');

/** Drops damaged lines, keeping the file as it was beside it; gives how many were dropped. */
export async function repairRowsFile(path: string): Promise<number> {
  const { rows, damaged } = await readRowsFile(path);
  if (damaged.length === 0) return 0;
  await copyFile(path, `${path}.damaged-${new Date().toISOString().replaceAll(':', '')}`);
  await writeFileAtomically(path, [linesOf(rows)]);
  return damaged.length;
}

/** Cuts a torn last line off; gives a sentence where there was one. */
export async function cutTornTail(path: string, { end, torn }: RowsRead): Promise<string | undefined> {
  if (torn === 0) return undefined;
  await truncate(path, end);
  return `${path}: the last row was torn at byte ${end} (${torn} bytes without an end) and is made again.`;
}

/** Appends rows to a file: each is written at once, all that stand unsynced for a second are synced. */
export interface RowsWriter {
  /** Throws a Refusal where the disk is full, having taken back what was written of the row. */
  append(n: number, row: Row): void;
  /** Makes every appended row outlast a power cut. */
  sync(): void;
  /** Leaves only these rows in the file. */
  replace(rows: readonly NumberedRow[]): Promise<void>;
  close(): void;
}

/** Opens the rows of an experiment for its one writer. */
export function openRowsFile(path: string): RowsWriter {
  const reopen = (): number => {
    try {
      return openSync(path, 'a+');
    } catch (error) {
      throw diskRefusal(error, path);
    }
  };
  let file = reopen();
  let synced = 0;
  let isSynced = true;
  const sync = (): void => {
    if (isSynced) return;
    fsyncSync(file);
    [isSynced, synced] = [true, performance.now()];
  };
  return {
    append(n, row) {
      const line = Buffer.from(encodeRow(n, row));
      let written = 0;
      try {
        written = writeSync(file, line);
        while (written < line.length) written += writeSync(file, line, written);
      } catch (error) {
        takeBack(file, written);
        throw diskRefusal(error, path);
      }
      isSynced = false;
      // Rows that come slower than one a second are synced as they come: a busy worker may not get round to its timer.
      if (performance.now() - synced > 1000) sync();
    },
    sync,
    async replace(rows) {
      closeSync(file);
      await writeFileAtomically(path, [linesOf(rows)]);
      file = reopen();
      isSynced = true;
    },
    close() {
      sync();
      closeSync(file);
    },
  };
}

function takeBack(file: number, written: number): void {
  if (written === 0) return;
  ftruncateSync(file, fstatSync(file).size - written);
}
