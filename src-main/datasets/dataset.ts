/** Values per channel as they are stored: bytes, or numbers that need no normalising. */
export type Images = Uint8Array | Float32Array;

/** Examples that are trained on together or tested on together. */
export interface Split {
  /** (count x height x width x channels). */
  readonly images: Images;
  /** Numbers of classes (count). */
  readonly labels: Int32Array;
  readonly count: number;
}

/** What is taken off each channel and what it is then divided by, where a byte of 255 counts as 1; of float images, as they are. */
export interface Normalisation {
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

export interface Dataset {
  /** The text it was opened with. */
  readonly spec: string;
  readonly name: string;
  /** Height, width and channels of an image. */
  readonly shape: readonly [height: number, width: number, channels: number];
  readonly classes: readonly string[];
  readonly train: Split;
  readonly test: Split;
  readonly normalisation: Normalisation;
  /** One sentence on what was opened. */
  readonly about: string;
}

/** Told while data are fetched, read or made. */
export type Progress = (told: { readonly doing: string; readonly done: number; readonly of: number }) => void;

export interface Opening {
  readonly progress?: Progress;
  /** The folder that downloaded datasets are kept in; without it nothing is downloaded. */
  readonly downloads?: string;
}
