import type { Chosen, News, Reply } from '../src-shared/messages';
import type { Door } from './lab';

/** The door of a lab that is served to a browser. */
export function openSocket(): Door {
  throw new Error('not yet');
}
export type { Chosen, News, Reply };
