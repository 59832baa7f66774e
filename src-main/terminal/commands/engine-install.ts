import { createInterface } from 'node:readline/promises';
import { installEngine } from '../../engine/native/install';
import type { Call } from '../call';
import { codes, Ending } from '../ending';
import { answer, say } from '../print';
import { showProgress } from '../progress';

/** Puts a yes-or-no question to the person at the terminal. */
async function ask(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

export interface InstallOptions {
  readonly cuda?: boolean;
  /** Says nothing where nothing was missing. */
  readonly unlessReady?: boolean;
}

/** Does what is still missing for the native engine; what stands in the way is said in a sentence. */
export async function installNative(call: Call, { cuda, unlessReady }: InstallOptions): Promise<void> {
  const progress = showProgress(call);
  const isAttended = process.stdin.isTTY && process.stderr.isTTY && !call.quiet;
  let said = '';
  const installed = await installEngine({
    ...(cuda ? { cuda } : {}),
    ...(isAttended ? { ask } : {}),
    tell({ doing, done }) {
      // A step without a measure is told once, as it begins.
      if (done === undefined && doing !== said) progress.log(`${doing} ...`);
      if (done !== undefined) progress.doing(`${doing}: ${Math.floor(done * 100)}%`);
      said = doing;
    },
  }).finally(progress.end);
  if (!installed.ready) throw new Ending(codes.failed, `The native engine is not ready: ${installed.missing} Until then the embedded engine computes, more slowly.`);
  if (unlessReady && said === '') return;
  const { ready: { library, addon }, advice } = installed;
  answer(call, { library, addon, ...(advice ? { advice } : {}) }, () => `TensorFlow ${library.version}${library.cuda ? ' for CUDA' : ''} is ready (${library.folder}).`);
  if (advice && !call.json) say(advice);
}
