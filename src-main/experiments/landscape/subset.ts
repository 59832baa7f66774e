/** Losses over growing, common subsets of the images, each with its standard error. */
import { estimateMean, type Control } from '../../../src-shared/math/control-variates';
import type { Session } from '../../engine/engine';
import { EVALUATION_BATCH } from '../../fitting/evaluate';
import type { Point } from './way';

/** What was found of each image of a split at a point, by its place in the split. */
interface EachImage {
  readonly losses: Float32Array;
  readonly right: Float32Array;
}

/** A mean loss and accuracy over a split, known from some of its images. */
export interface Sampled {
  readonly loss: number;
  readonly accuracy: number;
  /** Standard error of the loss. */
  readonly error: number;
  readonly images: number;
}

export interface Subsets {
  /** All images at a point; what is found of each is kept, for other points to lean on. */
  whole(point: Point): Promise<Sampled>;
  /** Growing subsets at a point, until the standard error of the loss is as small as it must be at such a loss, or all images were looked at. */
  sample(point: Point, anchors: readonly Point[], allowed: (loss: number) => number): Promise<Sampled>;
}

/** Subsets of a split's images, at every point the first so many in the given random order. */
export function openSubsets(session: Session, split: string, order: Int32Array): Subsets {
  const count = order.length;
  const anchors = new Map<string, EachImage & Sampled>();
  const nothing = (): EachImage => ({ losses: new Float32Array(count), right: new Float32Array(count) });

  const look = async ({ a, b }: Point, images: Int32Array, into: EachImage): Promise<{ loss: number; hits: number }> => {
    const total = { loss: 0, hits: 0 };
    for (let first = 0; first < images.length; first += EVALUATION_BATCH) {
      const examples = images.slice(first, first + EVALUATION_BATCH);
      const found = await session.run(`each.${split}`, { a, b, examples });
      examples.forEach((image, k) => {
        into.losses[image] = found['losses'][k];
        into.right[image] = found['right'][k];
      });
      total.loss += found['loss'][0];
      total.hits += found['hits'][0];
    }
    return total;
  };
  const anchorAt = async (point: Point): Promise<EachImage & Sampled> => {
    const key = `${point.a} ${point.b}`;
    const there = anchors.get(key);
    if (there) return there;
    const each = nothing();
    // In the order of the split, so that the loss is that of an exact drawing to the last bit.
    const { loss, hits } = await look(point, Int32Array.from(order, (_, k) => k), each);
    const anchor = { ...each, loss: loss / count, accuracy: hits / count, error: 0, images: count };
    anchors.set(key, anchor);
    return anchor;
  };

  return {
    whole: anchorAt,
    async sample(point, leaning, allowed) {
      const each = nothing();
      const known: (EachImage & Sampled)[] = [];
      for (const anchor of leaning) known.push(await anchorAt(anchor));
      const total = { loss: 0, hits: 0 };
      for (let from = 0, to = Math.min(EVALUATION_BATCH, count); ; ) {
        const more = await look(point, order.subarray(from, to), each);
        total.loss += more.loss;
        total.hits += more.hits;
        if (to === count) return { loss: total.loss / count, accuracy: total.hits / count, error: 0, images: count };
        const taken = (values: Float32Array) => Float32Array.from(order.subarray(0, to), (image) => values[image]);
        const controls = (what: keyof EachImage, mean: 'loss' | 'accuracy') => known.map((anchor): Control => ({ sample: taken(anchor[what]), mean: anchor[mean] }));
        const { mean: loss, error } = estimateMean(taken(each.losses), controls('losses', 'loss'), count);
        const accuracy = Math.min(1, Math.max(0, estimateMean(taken(each.right), controls('right', 'accuracy'), count).mean));
        const goal = allowed(loss);
        if (error <= goal) return { loss, accuracy, error, images: to };
        const wanted = goal > 0 && Number.isFinite(error) ? Math.ceil((1.2 * to * (error / goal) ** 2) / EVALUATION_BATCH) * EVALUATION_BATCH : 2 * to;
        const next = Math.max(2 * to, wanted);
        // The last few are not left over.
        [from, to] = [to, next > 0.8 * count ? count : next];
      }
    },
  };
}
