import { cropAndFlip } from '../../../../src-main/graph/ops/crop-and-flip';
import { bytes, numbers, whole, type Case, type Input } from './case';

const draws = [whole(4, -3), whole(5, -3), whole(5, -3), whole(2, -3)];
const cropped = (of: string, images: Input): Case => ({ of, inputs: [images, ...draws], make: ([dataset, examples, top, left, flip]) => cropAndFlip(dataset, examples, top, left, flip, 2), by: [] });

export const augmentation: Record<string, readonly Case[]> = {
  'crop-and-flip': [cropped('bytes', bytes(4, 5, 4, 3)), cropped('numbers', numbers(4, 3, 5, 1))],
};
