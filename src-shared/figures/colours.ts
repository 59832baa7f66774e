import { interpolateCividis, interpolateMagma, interpolateRdBu, interpolateViridis, rgb } from 'd3';

/** Scales from low to high that stay in order for colour-blind readers and in grey print. */
export const sequential = { viridis: interpolateViridis, cividis: interpolateCividis, magma: interpolateMagma } as const;
export type SequentialName = keyof typeof sequential;

/** Blue through white to red, for values with a meaningful zero in the middle (0.5). */
export const diverging = (t: number): string => interpolateRdBu(1 - t);

/** Colours for lines that colour-blind readers can tell apart (Okabe and Ito 2008), the strongest contrasts first. */
export const lineColours = {
  paper: ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000'],
  dark: ['#56b4e9', '#e69f00', '#2fc79a', '#cc79a7', '#f0e442', '#5a9fd4', '#ffffff'],
} as const;

/** Dashes in multiples of the line's width, so that lines differ in grey print too; the first is solid. */
export const dashes: readonly (readonly number[])[] = [[], [3.6, 1.8], [1.1, 1.4], [5, 1.5, 1.1, 1.5], [7, 2], [3, 1.2, 1, 1.2, 1, 1.2]];

/** How bright a colour looks, from 0 (black) to 1 (white) (WCAG 2.2, relative luminance). */
export function luminance(colour: string): number {
  const { r, g, b } = rgb(colour);
  const linear = (channel: number) => (channel <= 10.31 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Black or white, whichever stands out better from one colour or from a line between two. */
export function inkOn(colour: string, beside: string = colour): '#000000' | '#ffffff' {
  return luminance(colour) + luminance(beside) > 0.42 ? '#000000' : '#ffffff';
}
