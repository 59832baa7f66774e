import { chooseImages } from '../images';
import type { Circumstances } from '../recipe';

/** The images that a recipe after Li et al. takes. */
export const imagesFor = (where: Circumstances, atDesk?: number): string => chooseImages(where, { normalise: 'li', ...(atDesk !== undefined && { atDesk }) });
