import type { About, EngineReport } from '../src-shared/messages';
import { lab } from './lab';

/** What there is, asked for once; the page waits for it. */
export const about: Promise<About> = lab.about(null);

let found = $state.raw<EngineReport | { readonly why: string } | undefined>();
lab.engine(null).then((report) => (found = report), (error: Error) => (found = { why: error.message }));

/** What computes here; undefined until it is known. */
export const engine = {
  get report(): EngineReport | { readonly why: string } | undefined {
    return found;
  },
};
