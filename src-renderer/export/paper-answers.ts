import { venues, type PaperChoice, type ThemeName } from '../../src-shared/figures/paper';
import type { SequentialName } from '../../src-shared/figures/colours';
import type { SurfaceFormat } from '../../src-shared/messages';
import type { WhichSurface } from '../../src-shared/surface';

export type Venue = keyof typeof venues;

/** What can be written: the figure, the rows behind it, or a landscape for another program. */
export type Format = 'svg' | 'png' | 'csv' | SurfaceFormat;

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
  readonly format: Format;
  readonly dpi: number;
  /** Which surface, where a file of one is written. */
  readonly which: WhichSurface;
}

export const initialPaper: PaperAnswers = { venue: 'neurips', ...venues.neurips, height: '', theme: 'print', colours: 'viridis', hasTitle: true, format: 'svg', dpi: 300, which: {} };

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
