/** Examples on the device: a split's images and labels as variables of a program, and batches taken from them there. */
import type { Dataset, Normalisation, Split } from '../datasets/dataset';
import type { Augmentation } from '../datasets/draws';
import type { Session } from '../engine/engine';
import { add } from '../graph/ops/add';
import { cast } from '../graph/ops/cast';
import { constant } from '../graph/ops/constant';
import { cropAndFlip } from '../graph/ops/crop-and-flip';
import { gather } from '../graph/ops/gather';
import { multiply } from '../graph/ops/multiply';
import type { Named, ProgramDraft } from '../graph/program';
import type { Value } from '../graph/value';

export interface PlacedSplit {
  readonly images: Named;
  readonly labels: Named;
  readonly count: number;
  readonly normalisation: Normalisation;
  /** Whether images are bytes, whose 255 counts as 1. */
  readonly bytes: boolean;
}

/** Declares the variables that hold a split. */
export function placeSplit(program: ProgramDraft, name: string, split: Split, { shape, normalisation }: Pick<Dataset, 'shape' | 'normalisation'>): PlacedSplit {
  const bytes = split.images instanceof Uint8Array;
  return {
    images: program.variable(`${name}.images`, [split.count, ...shape], bytes ? 'uint8' : 'float'),
    labels: program.variable(`${name}.labels`, [split.count], 'int32'),
    count: split.count,
    normalisation,
    bytes,
  };
}

/** Sends a split's bytes to the device, once. */
export async function fillSplit(session: Session, place: PlacedSplit, split: Split): Promise<void> {
  await session.set(place.images.name, split.images);
  await session.set(place.labels.name, split.labels);
}

export interface Batch {
  /** (batch, height, width, channels), normalised. */
  readonly images: Value;
  /** (batch), int32. */
  readonly labels: Value;
}

function normalised(images: Value, { normalisation: { mean, deviation }, bytes }: PlacedSplit): Value {
  const unit = bytes ? 255 : 1;
  const isIdentity = !bytes && mean.every((m) => m === 0) && deviation.every((d) => d === 1);
  if (isIdentity) return cast(images);
  const factor = constant(deviation.map((d) => 1 / (unit * d)));
  return add(multiply(cast(images), factor), constant(mean.map((m, channel) => -m / deviation[channel])));
}

/** The named examples (batch, int32), as they are. */
export const plainBatch = (place: PlacedSplit, examples: Value): Batch => ({
  images: normalised(gather(place.images.value, examples), place),
  labels: gather(place.labels.value, examples),
});

/**
 * The named examples (batch, int32), each cropped and mirrored by its own draws, which are fed (int32, batch) as `top`, `left` and `flip`;
 * as they are, and without such feeds, where there is no augmentation.
 */
export function batchAsFed(program: ProgramDraft, place: PlacedSplit, examples: Value, augmentation: Augmentation | undefined): Batch {
  if (!augmentation) return plainBatch(place, examples);
  const [top, left, flip] = ['top', 'left', 'flip'].map((name) => program.feed(name, [-1], 'int32').value);
  return {
    images: normalised(cropAndFlip(place.images.value, examples, top, left, flip, augmentation.pad), place),
    labels: gather(place.labels.value, examples),
  };
}
