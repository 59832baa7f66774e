import { Refusal } from '../../../src-shared/refusal';
import type { Eager } from '../eager';
import type { Engine, EngineDescription } from '../engine';
import { refuseBfloat16 } from '../refuse-bfloat16';
import { openSession } from './session';

/** An engine that does op after op through the tfjs backend of its name. Several may stand side by side in a process. */
export const interpretedEngine = (tf: Eager, description: EngineDescription): Engine => {
  // Without this the plain backend greets on the console.
  tf.enableProdMode();
  return {
    description,
    async load(program) {
      if (program.precision === 'float64') throw new Refusal(`${description.title} computes in float32 only; float64 needs the TensorFlow engine (isthmus doctor says how to get it).`);
      refuseBfloat16(program, description);
      return openSession(tf, description.name, program);
    },
    tensors: () => tf.memory().numTensors,
  };
};
