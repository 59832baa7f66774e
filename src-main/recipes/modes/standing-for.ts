import type { Scale } from '../../../src-shared/recipe';
import type { Circumstances } from '../recipe';

/** A network of a paper, and which is taken at each scale. */
export interface StoodFor {
  readonly called: string;
  readonly names: Readonly<Record<Scale, string>>;
}

/** What tables and figures call a network: as the paper does where it is that one, else by what stands for it. */
export const standingFor = ({ scale }: Circumstances, { called, names }: StoodFor): string => (scale === 'paper' ? called : `${names[scale]} for ${called}`);
