import { readFile } from 'node:fs/promises';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { writeFileAtomically } from './atomic-file';
import { isMissing, readRefusal } from './disk-refusal';
import { parseJsonAs } from './json-text';

/**
 * lowdb's door to one file of JSON: read through a schema, written whole or not at all.
 * lowdb's own adapter neither syncs nor survives two writers (one name for its half-written file).
 */
export const jsonFile = <T>(path: string, schema: z.ZodType<T>): Adapter<T> => ({
  async read() {
    let json: string;
    try {
      json = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return null;
      throw readRefusal(error, path);
    }
    return parseJsonAs(schema, json, path);
  },
  write: (data) => writeFileAtomically(path, [`${JSON.stringify(data, undefined, 1)}\n`]),
});
