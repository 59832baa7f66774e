/** The written list of ops. Adding one adds a file and a line here, and its numbers by hand in the tests. */
import type { Op } from '../op';
import { addOp } from './add';
import { argmaxOp } from './argmax';
import { averagePoolOp } from './average-pool';
import { averagePoolGradientOp } from './average-pool-gradient';
import { batchNormOp } from './batch-norm';
import { batchNormGradientOp } from './batch-norm-gradient';
import { broadcastLikeOp } from './broadcast-like';
import { castOp } from './cast';
import { concatOp } from './concat';
import { constantOp } from './constant';
import { conv2dOp } from './conv2d';
import { conv2dFilterGradientOp } from './conv2d-filter-gradient';
import { conv2dInputGradientOp } from './conv2d-input-gradient';
import { countOp } from './count';
import { cropAndFlipOp } from './crop-and-flip';
import { divideOp } from './divide';
import { equalOp } from './equal';
import { expOp } from './exp';
import { gatherOp } from './gather';
import { logOp } from './log';
import { logSoftmaxOp } from './log-softmax';
import { matmulOp } from './matmul';
import { maxPoolOp } from './max-pool';
import { maxPoolGradientOp } from './max-pool-gradient';
import { maxPoolPickOp } from './max-pool-pick';
import { multiplyOp } from './multiply';
import { negateOp } from './negate';
import { oneHotOp } from './one-hot';
import { padOp } from './pad';
import { reluOp } from './relu';
import { reluGradientOp } from './relu-gradient';
import { reshapeOp } from './reshape';
import { scatterAddOp } from './scatter-add';
import { sigmoidOp } from './sigmoid';
import { sliceOp } from './slice';
import { softmaxOp } from './softmax';
import { sqrtOp } from './sqrt';
import { subtractOp } from './subtract';
import { sumOp } from './sum';
import { tanhOp } from './tanh';
import { transposeOp } from './transpose';
import { uniformOp } from './uniform';

export const ops = [
  addOp, argmaxOp, averagePoolOp, averagePoolGradientOp, batchNormOp, batchNormGradientOp, broadcastLikeOp, castOp, concatOp, constantOp, conv2dOp,
  conv2dFilterGradientOp, conv2dInputGradientOp, countOp, cropAndFlipOp, divideOp, equalOp, expOp, gatherOp, logOp, logSoftmaxOp, matmulOp, maxPoolOp,
  maxPoolGradientOp, maxPoolPickOp, multiplyOp, negateOp, oneHotOp, padOp, reluOp, reluGradientOp, reshapeOp, scatterAddOp, sigmoidOp, sliceOp, softmaxOp,
  sqrtOp, subtractOp, sumOp, tanhOp, transposeOp, uniformOp,
] as unknown as readonly Op[];
