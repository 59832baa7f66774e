/** Networks: architectures as data, built into graphs; their weights from random draws and from files. */
export { buildNetwork, runningStatistics, type BuiltNetwork, type NetworkInputs } from './build';
export { describeNetwork, type NetworkDescription } from './describe';
export { initialWeights, schemes, type Initialisation, type Scheme } from './initialise';
export type { ImageShape, Network, NetworkWeights, Task } from './network';
export { blocksOf, networkForms, networkNames, openNetwork } from './open';
export { cut, join } from './pieces';
export { readWeights, weightPieces, writeWeights, type WeightsLayout } from './weights-file';
