import { parseDatasetSpec, type DatasetSpec, type SourceName } from './spec';

/** What a SPEC says of its examples before any file is opened. */
export interface Foretold {
  /** Height, width and channels of an image. */
  readonly shape: readonly [height: number, width: number, channels: number];
  /** Absent where only the files tell. */
  readonly classes?: number;
  readonly train?: number;
  readonly test?: number;
}

const cifar = (classes: number, groups: number) => ({ options: { classes: kept, labels, part, train, test } }: DatasetSpec): Foretold => ({
  shape: [32, 32, 3],
  classes: kept ?? (labels === undefined ? classes : groups),
  train: train ?? Math.floor(50_000 / (part?.[1] ?? 1)),
  test: test ?? 10_000,
});

const foretellers: Readonly<Partial<Record<SourceName, (spec: DatasetSpec) => Foretold>>> = {
  glyphs: ({ options: { side = 32, classes = 10, train, test } }) => ({ shape: [side, side, 3], classes, train, test }),
  cifar10: cifar(10, 2),
  cifar100: cifar(100, 20),
  images: ({ options: { size: [height, width] = [32, 32], classes, train, test } }) => ({ shape: [height, width, 3], classes, train, test }),
};

/** What can be told of a dataset without opening its files; undefined where that is too little. Throws a Refusal where the SPEC is wrong. */
export function maybeForetell(text: string): Foretold | undefined {
  const spec = parseDatasetSpec(text);
  return foretellers[spec.source]?.(spec);
}
