import type { News } from '../../src-shared/messages';
import type { NumberedRow } from '../../src-shared/kind';
import type { Library } from '../library/library';
import type { RowsMark } from '../library/rows-file';

/** Rows of experiments that somebody looks at: read once, and told as other processes add to them. */
export interface RowsElsewhere {
  /** All rows so far; those to come are told. Throws a Refusal where the file is damaged. */
  read(id: string): Promise<readonly NumberedRow[]>;
  /** Notes that the rows so far have been told. */
  skip(id: string): Promise<void>;
  /** Tells what has come to the experiments that were read, but for those left out. */
  follow(isLeftOut: (id: string) => boolean): Promise<void>;
  forget(id: string): void;
}

/** Follows the files of rows that are read. */
export function followRows(library: Library, tell: (news: News) => void): RowsElsewhere {
  const marks = new Map<string, RowsMark>();
  return {
    async read(id) {
      const { id: full } = await library.read(id);
      // What one has read the others have not: the mark stays where all have been told.
      if (!marks.has(full)) marks.set(full, (await library.rowsBehind(full, undefined)).mark);
      return library.rows(full);
    },
    async skip(id) {
      if (marks.has(id)) marks.set(id, (await library.rowsBehind(id, undefined)).mark);
    },
    async follow(isLeftOut) {
      for (const [id, mark] of [...marks]) {
        if (isLeftOut(id)) continue;
        const found = await library.rowsBehind(id, mark).catch(() => undefined);
        if (!found) continue;
        const { rows, anew, mark: next } = found;
        marks.set(id, next);
        if (anew) tell({ told: 'cut', id, n: 0 });
        if (rows.length > 0) tell({ told: 'rows', id, rows });
      }
    },
    forget: (id) => void marks.delete(id),
  };
}
