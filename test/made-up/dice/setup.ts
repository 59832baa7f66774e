import type { Setup } from '../../../src-shared/kind';

export const fields = {
  throws: { type: 'number', label: 'Throws', initial: 6, min: 1, max: 1000, whole: true, group: 'Dice' },
  loaded: { type: 'switch', label: 'Loaded dice', initial: false, group: 'Dice', help: 'They fall on six more often.' },
} as const;

export type DiceSetup = Setup<typeof fields>;
export type DiceRow = { readonly n: number; readonly eyes: number };
