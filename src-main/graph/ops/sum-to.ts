import { broadcastAxes, isSameShape, type Shape } from '../shape';
import type { Value } from '../value';
import { reshape } from './reshape';
import { sum } from './sum';

/** Sums what broadcasting had repeated, so that x gets the given shape: the adjoint of broadcasting. */
export const sumTo = (x: Value, shape: Shape): Value => (isSameShape(x.shape, shape) ? x : reshape(sum(x, broadcastAxes(x.shape, shape)), shape));
