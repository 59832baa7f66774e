import { backend_util, MaxPoolGrad, registerKernel, unregisterKernel, type MaxPoolGradAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

// The backend's own is wrong where an entry wins several windows. In plain JavaScript, on the backend's memory, it is as quick.
unregisterKernel(MaxPoolGrad, 'wasm');
registerKernel({
  kernelName: MaxPoolGrad,
  backendName: 'wasm',
  kernelFunc(args) {
    const { dy, input } = args.inputs as unknown as { readonly dy: TensorInfo; readonly input: TensorInfo };
    const { filterSize, strides, pad, dimRoundingMode } = args.attrs as unknown as MaxPoolGradAttrs;
    const backend = args.backend as BackendWasm;
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth, filterHeight, filterWidth, padInfo } =
      backend_util.computePool2DInfo(input.shape as [number, number, number, number], filterSize, strides, 1, pad, dimRoundingMode);
    const output = backend.makeOutput(input.shape, 'float32');
    const [dx, received, x] = [output, dy, input].map((tensor) => backend.typedArrayFromHeap(tensor));
    dx.fill(0);
    let place = 0;
    for (let image = 0; image < batchSize; image++) {
      for (let row = 0; row < outHeight; row++) {
        const top = row * strideHeight - padInfo.top;
        const [firstRow, endRow] = [Math.max(top, 0), Math.min(top + filterHeight, inHeight)];
        for (let column = 0; column < outWidth; column++) {
          const left = column * strideWidth - padInfo.left;
          const [firstColumn, endColumn] = [Math.max(left, 0), Math.min(left + filterWidth, inWidth)];
          for (let channel = 0; channel < inChannels; channel++, place++) {
            let winner = ((image * inHeight + firstRow) * inWidth + firstColumn) * inChannels + channel;
            for (let y = firstRow; y < endRow; y++) {
              let at = ((image * inHeight + y) * inWidth + firstColumn) * inChannels + channel;
              for (let z = firstColumn; z < endColumn; z++, at += inChannels) if (x[at] > x[winner]) winner = at;
            }
            dx[winner] += received[place];
          }
        }
      }
    }
    return output;
  },
});
