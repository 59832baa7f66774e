import { getKernel, registerKernel, Slice, slice_util, unregisterKernel, util, type KernelConfig, type SliceAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

// The backend's own slice copies all of its input first: dear where every weight is cut out of one vector.
const own: KernelConfig = getKernel(Slice, 'wasm');
unregisterKernel(Slice, 'wasm');
registerKernel({
  ...own,
  kernelFunc(args) {
    const { x } = args.inputs as unknown as { readonly x: TensorInfo };
    const { begin, size } = args.attrs as unknown as SliceAttrs;
    const backend = args.backend as BackendWasm;
    const [from, extent] = slice_util.parseSliceParams(x as never, begin, size);
    if (!slice_util.isSliceContinous(x.shape, from, extent)) return own.kernelFunc(args);
    const out = backend.makeOutput(extent, x.dtype);
    const start = slice_util.computeFlatOffset(from, util.computeStrides(x.shape));
    backend.typedArrayFromHeap(out).set(backend.typedArrayFromHeap(x).subarray(start, start + util.sizeFromShape(extent)));
    return out;
  },
});
