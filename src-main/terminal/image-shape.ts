import { Refusal } from '../../src-shared/refusal';
import type { Task } from '../networks';

/** Height, width and channels from `32x32x3`; throws a Refusal where the text is no such shape. */
export function parseImageShape(text: string): Task['input'] {
  const [, ...sizes] = (/^(\d{1,4})x(\d{1,4})x(\d{1,4})$/.exec(text) ?? []).map(Number);
  const [height, width, channels] = sizes;
  if (sizes.length === 3 && Math.min(...sizes) > 0) return [height, width, channels];
  throw new Refusal(`"${text}" is not the shape of an image: write height x width x channels, such as 32x32x3.`);
}

/** A number of classes; throws a Refusal where the text is none. */
export function parseClasses(text: string): number {
  const classes = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (classes >= 2) return classes;
  throw new Refusal(`"${text}" is not a number of classes: write a whole number of at least 2.`);
}
