import { randomBytes } from 'node:crypto';
import { basename } from 'node:path';
import type { Chosen } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';

/** Paths that the main side itself got, each by a handle that may be told to a window. */
export interface Handles {
  issue(path: string, name?: string): Chosen;
  /** Throws a Refusal where no such handle was issued here. */
  pathOf(handle: string): string;
}

/** Handles that are random and hold as long as the lab is open. */
export function openHandles(): Handles {
  const paths = new Map<string, string>();
  return {
    issue(path, name = basename(path)) {
      const handle = randomBytes(12).toString('hex');
      paths.set(handle, path);
      return { handle, name };
    },
    pathOf(handle) {
      const path = paths.get(handle);
      if (path === undefined) throw new Refusal('That file or folder is not known here (any more): choose it again.');
      return path;
    },
  };
}
