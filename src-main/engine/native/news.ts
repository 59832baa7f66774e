/** What an engine's installation is doing: a phrase, and how far it is (0 to 1) where that is known. */
export interface News {
  readonly doing: string;
  readonly done?: number;
}

/** Hears of progress. */
export type Tell = (news: News) => void;
