import { randomBytes } from 'node:crypto';
import { mkdir, open, rm, rmdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import type { Requests } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { diskRefusal } from '../library/disk-refusal';
import { plainName } from './plain-name';

const gigabyte = 2 ** 30;

/** Files handed in by pages. */
export interface Uploads {
  /** Writes a request's body down. Throws a Refusal where it is too large or the disk will not have it. */
  take(request: IncomingMessage, name: string): Promise<{ readonly path: string; readonly name: string }>;
  /** Removes what no experiment's setup names: what one names, such as its data, it needs to go on tomorrow. */
  removeUnused(library: Pick<Requests, 'list' | 'open'>): Promise<void>;
}

/** Keeps uploads in a folder, each in one of its own so that it keeps its name. */
export function openUploads(folder: string, limit = 16 * gigabyte): Uploads {
  const taken = new Set<string>();
  return {
    async take(request, given) {
      const name = plainName(given);
      const path = join(folder, randomBytes(6).toString('hex'), name);
      const tooLarge = (): Refusal => new Refusal(`${name} is larger than the ${limit / gigabyte} GB that can be uploaded: put it into a folder that is named with --data when the laboratory is started.`);
      if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
      try {
        await mkdir(dirname(path), { recursive: true });
        await write(request, path, limit, tooLarge);
      } catch (error) {
        await remove(path);
        throw diskRefusal(error, path);
      }
      taken.add(path);
      return { path, name };
    },
    async removeUnused({ list, open: read }) {
      if (taken.size === 0) return;
      const { headings } = await list(null);
      const setups = await Promise.all(headings.map(async ({ id }) => JSON.stringify((await read({ id })).experiment.setup)));
      for (const path of taken) if (!setups.some((setup) => setup.includes(JSON.stringify(path).slice(1, -1)))) await remove(path);
      // Fails, as it should, where something is left.
      await rmdir(folder).catch(() => undefined);
    },
  };
}

/** Where that cannot be done, what went wrong before is what is told of. */
const remove = (path: string): Promise<void> => rm(dirname(path), { recursive: true, force: true }).catch(() => undefined);

async function write(request: IncomingMessage, path: string, limit: number, tooLarge: () => Refusal): Promise<void> {
  const file = await open(path, 'wx');
  try {
    let size = 0;
    // The rest of what is refused is read too, by whoever answers: a browser that cannot finish sending does not hear why.
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > limit) throw tooLarge();
      await file.appendFile(piece);
    }
  } finally {
    await file.close();
  }
}
