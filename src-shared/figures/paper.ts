import { Refusal } from '../refusal';
import { lineColours, sequential, type SequentialName } from './colours';

/** The colours of everything that is not data. */
export interface Theme {
  readonly background: string;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  readonly pane: string;
  readonly lines: readonly string[];
}

export const themes = {
  print: { background: '#ffffff', ink: '#000000', faint: '#4d4d4d', grid: '#d9d9d9', pane: '#f6f6f6', lines: lineColours.paper },
  light: { background: '#fdfdfc', ink: '#1d2228', faint: '#5b636d', grid: '#dcdfe3', pane: '#f3f4f5', lines: lineColours.paper },
  dark: { background: '#16191d', ink: '#e8eaed', faint: '#a4abb4', grid: '#363c44', pane: '#1e2227', lines: lineColours.dark },
} as const satisfies Record<string, Theme>;
export type ThemeName = keyof typeof themes;

/** What a figure is drawn on: lengths in points (1/72 inch). */
export interface Paper {
  readonly width: number;
  /** Absent: as high as the drawing's proportions ask. */
  readonly height?: number;
  readonly font: string;
  readonly fontSize: number;
  readonly lineWidth: number;
  readonly theme: Theme;
  readonly colours: SequentialName;
}

/** What a person may choose of a paper; lengths with their unit, as `3.25in`. */
export interface PaperChoice {
  readonly width?: string;
  readonly height?: string;
  readonly font?: string;
  readonly fontSize?: number;
  readonly lineWidth?: number;
  readonly theme?: ThemeName;
  readonly colours?: SequentialName;
}

/** The family that is bundled, and whose metrics lay out every drawing. */
export const bundledFont = 'Source Sans 3';

/** Widths and sizes of text that venues ask for (tueplots; CVPR's author kit; Nature's guide). */
export const venues = {
  neurips: { width: '5.5in', fontSize: 8 },
  iclr: { width: '5.5in', fontSize: 8 },
  icml: { width: '3.25in', fontSize: 8 },
  'icml-wide': { width: '6.75in', fontSize: 8 },
  cvpr: { width: '3.25in', fontSize: 8 },
  'cvpr-wide': { width: '6.875in', fontSize: 8 },
  nature: { width: '89mm', fontSize: 7 },
  'nature-wide': { width: '183mm', fontSize: 7 },
} as const satisfies Record<string, PaperChoice>;

const pointsIn = { in: 72, mm: 72 / 25.4, cm: 72 / 2.54, pt: 1, px: 0.75 } as const;

/** The length in points of a text such as `3.25in`, `89mm`, `234pt` or `480px`. Throws a Refusal where it is none. */
export function parseLength(text: string): number {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?|\.\d+)\s*(in|mm|cm|pt|px)\s*$/.exec(text) ?? [];
  const length = Number(number) * pointsIn[unit as keyof typeof pointsIn];
  if (!(length >= 36 && length <= 7200)) {
    throw new Refusal(`"${text}" is not a length for a figure: give a number between half an inch and 100 inches with its unit (in, mm, cm, pt or px), such as 3.25in.`);
  }
  return length;
}

/** The paper that a choice asks for; a text column of NeurIPS where it says nothing. Throws a Refusal for lengths and sizes that cannot be. */
export function choosePaper(choice: PaperChoice = {}): Paper {
  const { font = bundledFont, fontSize = venues.neurips.fontSize, lineWidth = 1.25, theme = 'print', colours = 'viridis' } = choice;
  if (!/^[\p{L}\p{N} ._-]+$/u.test(font)) throw new Refusal(`"${font}" cannot be the name of a font: give a family's name in letters, digits and spaces, such as ${bundledFont}.`);
  if (!(fontSize >= 4 && fontSize <= 72)) throw new Refusal(`A font size of ${fontSize} points cannot be used in a figure: choose one between 4 and 72.`);
  if (!(lineWidth > 0 && lineWidth <= 20)) throw new Refusal(`A line width of ${lineWidth} points cannot be used in a figure: choose one above 0 and up to 20.`);
  if (!(theme in themes)) throw new Refusal(`There is no theme "${theme}": choose one of ${Object.keys(themes).join(', ')}.`);
  if (!(colours in sequential)) throw new Refusal(`There is no colour scale "${colours}": choose one of ${Object.keys(sequential).join(', ')}.`);
  return {
    width: parseLength(choice.width ?? venues.neurips.width),
    ...(choice.height === undefined ? {} : { height: parseLength(choice.height) }),
    font, fontSize, lineWidth, theme: themes[theme], colours,
  };
}
