import type { Augmentation } from '../datasets/draws';

/** How training images are changed from epoch to epoch, by the name that a setup gives it. */
export const augmentations = {
  none: undefined,
  crop: { pad: 4, flip: false },
  'crop-flip': { pad: 4, flip: true },
} as const satisfies Readonly<Record<string, Augmentation | undefined>>;

/** The question how training images are changed, for every kind that trains something. */
export const augmentationField = {
  type: 'choice', label: 'Augmentation', options: ['none', 'crop', 'crop-flip'], initial: 'crop-flip', group: 'What',
  help: 'Crop: padded by 4 zeros on each side, then cropped back at a random place. Flip: left to right, every second image.',
} as const;
