import type { FigureSpec } from './figure';
import type { Column, Row } from './kind';

/** What a setup asks for, as a figure that can be drawn before anything is computed. Data, so that it can cross to the window. */
export interface Preview {
  /** The group of fields beside which it is shown. */
  readonly group: string;
  readonly figure: FigureSpec;
  readonly rows: readonly Row[];
  readonly columns: Readonly<Record<string, Column>>;
}
