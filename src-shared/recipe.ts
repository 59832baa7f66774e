/** A recipe: a chain of experiments that reproduces a figure or a table of a paper, at a chosen scale, with the published numbers beside ours. */
import type { Row } from './kind';
import type { FigureSpec } from './figure';

/** smoke: does it run; desk: on a computer at hand; paper: as published. */
export type Scale = 'smoke' | 'desk' | 'paper';

/** How a published number is known: V read in the code or the paper's own table or figure, S a summary, N a note by others, M memory, I inferred. */
export type Evidence = 'V' | 'S' | 'N' | 'M' | 'I';

export interface Published {
  readonly value: number | string;
  readonly evidence: Evidence;
}

/** A line of a recipe's table: what was measured, for each of its columns, and what was published of it. */
export interface TableLine {
  readonly what: string;
  readonly ours: readonly (number | string | null)[];
  /** For each column, or absent where nothing was published. */
  readonly published?: readonly (Published | null)[];
}

export interface RecipeTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
  /** Sentences under the table. */
  readonly notes: readonly string[];
}

/** A figure over the rows of one or several of a recipe's experiments. */
export interface RecipeFigure {
  /** The name of its files. */
  readonly name: string;
  readonly spec: FigureSpec;
  /** Panels or series by name. */
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly columns: Readonly<Record<string, { readonly label: string; readonly unit?: string }>>;
}

export interface RecipeDescription {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly scales: readonly Scale[];
  /** The dataset that it takes at desk and paper scale unless another is named; absent where its data are fixed. At smoke scale the data always are. */
  readonly dataset?: string;
}
