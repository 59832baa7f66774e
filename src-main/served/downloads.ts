import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { diskRefusal } from '../library/disk-refusal';
import { plainName } from './plain-name';

const kept = 10 * 60_000;

/** Files made to be fetched once. */
export interface Downloads {
  /** Has a file written and gives the address where it can be fetched once, within ten minutes. */
  offer(name: string, write: (path: string) => Promise<void>): Promise<{ readonly address: string; readonly name: string }>;
  /** Sends what was offered at this address path and forgets it; false where there is nothing (any more). */
  send(path: string, response: ServerResponse): Promise<boolean>;
  /** Removes what was not fetched. */
  close(): Promise<void>;
}

/** Opens a room for files that are to be fetched once; they lie in the system's temporary folder until then. */
export function openDownloads(): Downloads {
  const offers = new Map<string, { readonly folder: string; readonly name: string; readonly timer: NodeJS.Timeout }>();
  const take = (address: string) => {
    const offer = offers.get(address);
    if (offer) clearTimeout(offer.timer);
    offers.delete(address);
    return offer;
  };
  const remove = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });
  const drop = async (address: string): Promise<void> => {
    const offer = take(address);
    if (offer) await remove(offer.folder);
  };
  return {
    async offer(suggested, write) {
      const name = plainName(suggested);
      const folder = await mkdtemp(join(tmpdir(), 'isthmus-'));
      try {
        await write(join(folder, name));
      } catch (error) {
        await remove(folder);
        throw diskRefusal(error, join(folder, name));
      }
      const address = `/download/${randomBytes(24).toString('base64url')}`;
      offers.set(address, { folder, name, timer: setTimeout(() => void drop(address), kept).unref() });
      return { address, name };
    },
    async send(address, response) {
      const offer = take(address);
      if (!offer) return false;
      const path = join(offer.folder, offer.name);
      try {
        response.setHeader('content-type', 'application/octet-stream');
        response.setHeader('content-length', (await stat(path)).size);
        response.setHeader('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(offer.name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)}`);
        await pipeline(createReadStream(path), response);
      } finally {
        await remove(offer.folder);
      }
      return true;
    },
    close: async () => void (await Promise.all([...offers.keys()].map(drop))),
  };
}
