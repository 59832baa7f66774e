import type { MadeWith } from '../../src-shared/experiment';
import type { Engine } from '../engine/engine';
import type { Precision } from '../graph/program';
import packageFile from '../../package.json';

/** What made a result, for its record. */
export const madeWith = ({ description: { title, device, threads, tf32 } }: Engine, precision: Precision | 'bfloat16' = 'float32'): MadeWith => ({
  app: packageFile.version,
  engine: title,
  device,
  precision: tf32 && precision === 'float32' ? 'float32 (products in TF32)' : precision,
  threads,
});
