import { resolve } from 'node:path';
import { ask } from '../ask';
import type { Call } from '../call';
import { answer } from '../print';

export interface OutputsOptions {
  readonly data: string;
  readonly out: string;
}

const tell = (call: Call, found: { readonly out: string; readonly shape: readonly number[] }): void =>
  answer(call, found, () => `${found.out} (${found.shape.join(', ')})`);

/** Writes the logits of stored weights for the images of a file. */
export async function logits(call: Call, weights: string, { data, out }: OutputsOptions): Promise<void> {
  tell(call, await ask(call, 'logits', { weights, data, out: resolve(out) }));
}

/** Writes one layer's activations of stored weights for the images of a file. */
export async function activations(call: Call, weights: string, { layer, data, out }: OutputsOptions & { readonly layer: string }): Promise<void> {
  tell(call, await ask(call, 'activations', { weights, layer, data, out: resolve(out) }));
}
