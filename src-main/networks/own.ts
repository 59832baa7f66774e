/** A network of one's own, from a JSON file: the blocks of `block.ts`, written out. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Refusal } from '../../src-shared/refusal';
import type { Block } from './block';

const name = z.string().regex(/^[\w-]+(\.[\w-]+)*$/, 'letters, digits, dashes and dots between them are expected');
const optional = name.optional();
const count = z.int().min(1).max(1_000_000);
const side = z.int().min(1).max(1_000);
const padding = z.int().min(0).max(1_000).optional();
const blocks = z.lazy(() => z.array(block));

const block: z.ZodType<Block> = z.discriminatedUnion('layer', [
  z.strictObject({ layer: z.literal('conv'), name, out: count, size: side, stride: side.optional(), padding, bias: z.boolean().optional() }),
  z.strictObject({ layer: z.literal('dense'), name, out: z.union([count, z.literal('classes')], 'a whole number above 0 or "classes" is expected') }),
  z.strictObject({ layer: z.literal('batch-norm'), name }),
  z.strictObject({ layer: z.enum(['relu', 'sigmoid', 'tanh']), name: optional }),
  z.strictObject({ layer: z.literal('max-pool'), name: optional, size: side, stride: side.optional(), padding }),
  z.strictObject({ layer: z.literal('average-pool'), name: optional, size: side, stride: side.optional() }),
  z.strictObject({ layer: z.enum(['global-average-pool', 'global-max-pool']), name: optional }),
  z.strictObject({ layer: z.literal('flatten'), name: optional }),
  z.strictObject({ layer: z.literal('dropout'), name: optional, rate: z.number().min(0).lt(1) }),
  z.strictObject({ layer: z.literal('block'), name, blocks }),
  z.strictObject({ layer: z.literal('residual'), blocks, shortcut: blocks.optional() }),
  z.strictObject({ layer: z.literal('concat'), blocks }),
]);

const file = z.strictObject({ blocks: z.array(block).min(1) });

/** A place in the file as one would write it: `blocks[3].size`. */
const place = (path: readonly PropertyKey[]): string => path.map((key, i) => (typeof key === 'number' ? `[${key}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('');

function parse(text: string, what: string): readonly Block[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${what} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
  const parsed = file.safeParse(json);
  if (parsed.success) return parsed.data.blocks;
  const [{ path: at, message }] = parsed.error.issues;
  throw new Refusal(`${what} does not describe a network: at ${place(at) || 'its top'}, ${message.charAt(0).toLowerCase()}${message.slice(1)}.`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refusal(`The network's file ${path} could not be read: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message}.`, { cause: error });
  }
}

/** What a network is called that is given by its blocks. */
export const OWN = 'of your own';

/** Whether a network is given by its blocks, as JSON, in place of a name. */
export const isDescription = (network: string): boolean => network.trimStart().startsWith('{');

/** The blocks that a JSON file, or the JSON itself, describes; throws a Refusal naming the file and the place where it is not as it should be. */
export const ownBlocks = (given: string): readonly Block[] => (isDescription(given) ? parse(given, 'The network in the setup') : parse(read(given), `The network's file ${given}`));

/** What a JSON file describes, as JSON on one line: to be kept in place of the path, since files move. Throws as `ownBlocks` does. */
export const descriptionIn = (path: string): string => JSON.stringify({ blocks: parse(read(path), `The network's file ${path}`) });
