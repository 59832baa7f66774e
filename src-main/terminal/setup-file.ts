import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import { reason } from '../datasets/file';
import { offsetOfFault } from '../library/json-text';

/** What a setup file asks for: a kind, and the answers to its questions. */
export interface SetupFile {
  readonly kind: string;
  readonly name?: string;
  readonly setup: Readonly<Record<string, unknown>>;
  readonly seed: number;
}

const schema = z.strictObject({
  kind: z.string({ error: 'must be the name of a kind of experiment, such as "training"' }),
  name: z.string({ error: 'must be a text' }).trim().min(1, 'must not be empty').optional(),
  setup: z.record(z.string(), z.unknown(), { error: 'must be an object with the answers to the questions of its kind' }).default({}),
  seed: z.int({ error: 'must be a whole number of at least 0' }).min(0, 'must be a whole number of at least 0').default(0),
});

/** Reads a setup file, or stdin where it is `-`; throws a Refusal naming the file and the place in it. */
export async function readSetupFile(path: string): Promise<SetupFile> {
  const called = path === '-' ? 'The setup on stdin' : `The setup file ${path}`;
  const json = await read(path, called);
  const parsed = schema.safeParse(parse(json, called));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue.code === 'unrecognized_keys') {
    const [unknown] = issue.keys;
    const meant = nearest(unknown, Object.keys(schema.shape));
    throw new Refusal(`${called} has a part "${unknown}"; ${meant === undefined ? 'its parts are kind, name, setup and seed.' : `did you mean "${meant}"?`}`);
  }
  if (issue.path.length === 0) throw new Refusal(`${called} must be an object: {"kind": "training", "name": "...", "setup": {...}, "seed": 0}.`);
  throw new Refusal(`${called} is wrong at "${issue.path.join('.')}": it ${issue.message}.`);
}

async function read(path: string, called: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Refusal(`${called} could not be read: ${reason(error)}.`, { cause: error });
  }
}

function parse(json: string, called: string): unknown {
  const marked = json.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(marked);
  } catch {
    const before = marked.slice(0, offsetOfFault(marked)).split('\n');
    throw new Refusal(`${called} is not JSON from line ${before.length}, column ${before[before.length - 1].length + 1} on.`);
  }
}
