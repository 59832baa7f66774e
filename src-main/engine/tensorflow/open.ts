import { loadNative } from '../native/load';
import type { Engine, EngineDescription } from '../engine';
import { refuseBfloat16 } from '../refuse-bfloat16';
import { hasBfloat16 } from './has-bfloat16';
import { openSession } from './session';

/** The native engine: programs compiled into TensorFlow graphs. Throws a Refusal where it cannot be had. */
export async function openTensorFlow({ threads }: { readonly threads?: number } = {}): Promise<Engine> {
  const native = await loadNative({ threads });
  const held = { tensors: 0 };
  const description: EngineDescription = {
    name: 'tensorflow',
    title: `TensorFlow ${native.library.version}`,
    device: native.deviceName,
    threads: native.threads,
    precisions: ['float32', 'float64'],
    bfloat16: native.device === 'CPU' && native.oneDNN && hasBfloat16(),
    tf32: native.tf32,
    notTaken: native.notTaken,
  };
  return {
    description,
    async load(program) {
      refuseBfloat16(program, description);
      return openSession(native.binding, program, held);
    },
    tensors: () => held.tensors,
  };
}
