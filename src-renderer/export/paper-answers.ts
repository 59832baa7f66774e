import { venues, type PaperChoice, type ThemeName } from '../../src-shared/figures/paper';
import type { SequentialName } from '../../src-shared/figures/colours';

export type Venue = keyof typeof venues;

/** What was answered about a figure's paper, as it was typed. */
export interface PaperAnswers {
  /** Absent where the size is one's own. */
  readonly venue?: Venue;
  readonly width: string;
  /** Empty: as high as the figure asks. */
  readonly height: string;
  readonly fontSize: number;
  readonly theme: ThemeName;
  readonly colours: SequentialName;
  readonly hasTitle: boolean;
  readonly format: 'svg' | 'png' | 'csv';
  readonly dpi: number;
}

export const initialPaper: PaperAnswers = { venue: 'neurips', ...venues.neurips, height: '', theme: 'print', colours: 'viridis', hasTitle: true, format: 'svg', dpi: 300 };

export const venueNames: Readonly<Record<Venue, string>> = {
  neurips: 'NeurIPS',
  iclr: 'ICLR',
  icml: 'ICML, one column',
  'icml-wide': 'ICML, both columns',
  cvpr: 'CVPR, one column',
  'cvpr-wide': 'CVPR, both columns',
  nature: 'Nature, one column',
  'nature-wide': 'Nature, both columns',
};

/** The paper that the answers ask for. */
export const paperOf = ({ width, height, fontSize, theme, colours }: PaperAnswers): PaperChoice =>
  ({ width, ...(height.trim() === '' ? {} : { height }), fontSize, theme, colours });
