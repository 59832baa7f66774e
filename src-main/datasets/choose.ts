/** Which examples of a pool are taken, and how they are labelled; every choice follows from the seed and the example's number. */
import { stream } from '../../src-shared/math/random';
import type { Split } from './dataset';
import type { Pool } from './source';

/**
 * All examples of the classes below `classes`, in an order in which classes take turns and each class's own are in random order:
 * the first 1,000 are contained in the first 5,000, and both are balanced as far as the pool is.
 */
export function balancedOrder({ labels, shuffled }: Pick<Pool, 'labels' | 'shuffled'>, classes: number, seed: number): Int32Array {
  const queues = byClass(labels, classes, shuffled ? undefined : stream(seed, 'subset').permutation(labels.length));
  const order: number[] = [];
  for (let turn = 0, longest = Math.max(0, ...queues.map((queue) => queue.length)); turn < longest; turn++) {
    for (const queue of queues) if (turn < queue.length) order.push(queue[turn]);
  }
  return Int32Array.from(order);
}

/** Part i of n (1 <= i <= n) of an order made by balancedOrder: every n-th of each class, so that parts are disjoint and balanced. */
export function part(order: Int32Array, labels: Int32Array, [i, n]: readonly [number, number]): Int32Array {
  const seen = new Map<number, number>();
  return order.filter((example) => {
    const rank = seen.get(labels[example]) ?? 0;
    seen.set(labels[example], rank + 1);
    return rank % n === i - 1;
  });
}

/** The numbers of a fifth of each class, drawn by the seed, to test on, and of the rest to train on, each in ascending order; an only example is trained on. */
export function holdOut(labels: Int32Array, classes: number, seed: number): { train: Int32Array; test: Int32Array } {
  const queues = byClass(labels, classes, stream(seed, 'held out').permutation(labels.length));
  const held = new Set(queues.flatMap((queue) => queue.slice(0, queue.length < 2 ? 0 : Math.ceil(queue.length / 5))));
  const all = Int32Array.from(labels.keys());
  return { train: all.filter((example) => !held.has(example)), test: all.filter((example) => held.has(example)) };
}

/**
 * The labels of the chosen examples, a share of them redrawn uniformly over all classes (the right one included).
 * Whether and how an example's label changes depends on its number in the pool alone; more noise changes the same ones and more.
 */
export function noisyLabels(labels: Int32Array, chosen: Int32Array, share: number, classes: number, seed: number): Int32Array {
  const draws = stream(seed, 'label noise');
  return chosen.map((example, i) => (share > 0 && draws.uniform(2 * example) < share ? draws.integer(2 * example + 1, classes) : labels[i]));
}

/** The first so many examples of a split, or all where there are fewer, without copying. */
export function firstOf({ images, labels, count }: Split, most: number): Split {
  const taken = Math.min(most, count);
  return { images: images.subarray(0, (images.length / count) * taken), labels: labels.subarray(0, taken), count: taken };
}

function byClass(labels: Int32Array, classes: number, order?: Int32Array): number[][] {
  const queues = Array.from({ length: classes }, (): number[] => []);
  for (let i = 0; i < labels.length; i++) {
    const example = order ? order[i] : i;
    if (labels[example] < classes) queues[labels[example]].push(example);
  }
  return queues;
}
