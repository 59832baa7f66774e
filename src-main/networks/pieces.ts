/** One flat vector for all tensors of a network, in graphs: cut into the tensors, and joined again. */
import { concat } from '../graph/ops/concat';
import { reshape } from '../graph/ops/reshape';
import { slice } from '../graph/ops/slice';
import { sizeOf } from '../graph/shape';
import type { Value } from '../graph/value';
import type { Tensor } from './layout';

/** The tensors that lie in a flat vector, each in its shape. */
export const cut = (vector: Value, tensors: readonly Tensor[]): Value[] => tensors.map(({ offset, size, shape }) => reshape(slice(vector, 0, offset, size), shape));

/** Values of any shapes as one flat vector: gradients of the pieces become the gradient of the vector. */
export const join = (pieces: readonly Value[]): Value => concat(pieces.map((piece) => reshape(piece, [sizeOf(piece.shape)])), 0);
