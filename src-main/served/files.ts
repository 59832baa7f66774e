import { createReadStream, type Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../src-shared/refusal';
import { contentType } from '../app/page';
import { isMissing } from '../library/disk-refusal';

export interface Files {
  /** Sends the file of this address path; false where there is none. */
  send(path: string, response: ServerResponse, isHead: boolean): Promise<boolean>;
}

/** The built window's files as they lie there now: nothing else can be named. Throws a Refusal where the window was not built. */
export async function openFiles(folder: string): Promise<Files> {
  const files = new Map((await filesIn(folder)).map((path) => [`/${relative(folder, path).split(sep).join('/')}`, path]));
  const index = files.get('/index.html');
  if (!index) throw new Refusal(`The window has not been built: ${folder} has no index.html. Run npm run build first.`);
  files.set('/', index);
  return {
    async send(path, response, isHead) {
      const file = files.get(path);
      if (file === undefined) return false;
      const { size } = await stat(file);
      response.setHeader('content-type', contentType(file));
      response.setHeader('content-length', size);
      // A built part has its content's hash in its name and never changes.
      response.setHeader('cache-control', path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-cache');
      if (isHead) response.end();
      else await pipeline(createReadStream(file), response);
      return true;
    },
  };
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries: Dirent[] = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
