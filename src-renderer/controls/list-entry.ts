/** One place of a list of answers: what the control there is given. */
export interface ListEntry {
  readonly id: string;
  readonly label: string;
  /** What it says while nothing is chosen. */
  readonly ask: string;
  readonly draft: string;
  /** All that is chosen. */
  readonly others: readonly string[];
  readonly answer: (draft: string) => void;
}
