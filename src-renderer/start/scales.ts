import type { RecipeDescription, Scale } from '../../src-shared/recipe';

/** What the scales mean. */
export const scaleWords: Readonly<Record<Scale, { readonly title: string; readonly about: string }>> = {
  smoke: { title: 'Smoke test', about: 'Does it run? As small as can be: about a minute, and the numbers mean nothing.' },
  desk: { title: 'Desk', about: 'Sized for the computer at hand: the table says whether the effect shows; the numbers differ from the paper.' },
  paper: { title: 'Paper', about: 'As published. Hours to days, and better with a GPU.' },
};

/** The scale to propose. */
export const usualScale = ({ scales }: RecipeDescription): Scale => (scales.includes('desk') ? 'desk' : scales[0]);
