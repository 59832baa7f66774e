import { openEngine } from '../../../src-main/engine/open';
import type { Engine } from '../../../src-main/engine/engine';
import { isRefusal } from '../../../src-shared/refusal';

/** The native engine, or the sentence that says why there is none here. */
export async function nativeEngine(): Promise<{ readonly engine?: Engine; readonly why?: string }> {
  try {
    return { engine: await openEngine({ choice: 'tensorflow' }) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return { why: error.message };
  }
}
