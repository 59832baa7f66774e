import { loadNative } from '../native/load';
import type { Engine } from '../engine';
import { openSession } from './session';

/** The native engine: programs compiled into TensorFlow graphs. Throws a Refusal where it cannot be had. */
export async function openTensorFlow({ threads }: { readonly threads?: number } = {}): Promise<Engine> {
  const native = await loadNative({ threads });
  const held = { tensors: 0 };
  return {
    description: {
      name: 'tensorflow',
      title: `TensorFlow ${native.library.version}`,
      device: native.deviceName,
      threads: native.threads,
      precisions: ['float32', 'float64'],
      tf32: native.tf32,
      notTaken: native.notTaken,
    },
    load: (program) => openSession(native.binding, program, held),
    tensors: () => held.tensors,
  };
}
