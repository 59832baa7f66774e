import type { Engine } from '../../../src-main/engine/engine';
import { openPlain } from '../../../src-main/engine/interpreted/plain';
import { openWasm } from '../../../src-main/engine/interpreted/wasm';
import { engineChoice } from '../../../src-main/engine/open';
import { openTensorFlow } from '../../../src-main/engine/tensorflow/open';
import type { Precision } from '../../../src-main/graph/program';
import { isRefusal } from '../../../src-shared/refusal';

/** An engine at one of its precisions, for tests that hold all of them to the same numbers. */
export interface Bench {
  readonly name: string;
  readonly engine: Engine;
  readonly precision: Precision;
}

/** The native engine, unless a person switched it off or it is not to be had here. */
export async function native(): Promise<Engine | undefined> {
  if (!['auto', 'tensorflow'].includes(engineChoice(process.env['ISTHMUS_ENGINE'] ?? 'auto'))) return undefined;
  try {
    return await openTensorFlow();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    console.warn(`not tested on TensorFlow: ${error.message}`);
    return undefined;
  }
}

/** Every engine that there is here, at every precision that it has. */
export async function benches(): Promise<Bench[]> {
  const engines = [await native(), await openWasm(), await openPlain()];
  return engines.flatMap((engine) => (engine ? engine.description.precisions.map((precision) => ({ name: `${engine.description.name} ${precision}`, engine, precision })) : []));
}
