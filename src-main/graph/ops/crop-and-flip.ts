import { typeIn } from '../elementwise';
import type { Op } from '../op';
import { showShape } from '../shape';
import { apply, type Value } from '../value';

interface Attributes {
  /** Rows and columns of zeros thought around each image; an offset of `padding` leaves it where it is. */
  readonly padding: number;
}

export const cropAndFlipOp: Op<Attributes> = {
  name: 'crop-and-flip',
  infer([images, examples, top, left, flip]) {
    if (images.shape.length !== 4) throw new Error(`not images: ${showShape(images.shape)}`);
    for (const draw of [examples, top, left, flip]) if (draw.type !== 'int32' || draw.shape.length !== 1) throw new Error(`not a list of whole numbers: ${showShape(draw.shape)}`);
    return [{ shape: [...examples.shape, ...images.shape.slice(1)], type: images.type }];
  },
  // A map from each pixel of the outcome to one of the image, by whole numbers: column x comes from a·x + b, outside is zero.
  tensorflow(graph, [images, examples, top, left, flip], { inputs: [of], attributes: { padding } }) {
    const [, height, width] = of.shape;
    const type = typeIn(graph, of.type);
    const chosen = graph.add('GatherV2', [images, examples, graph.ints([0], [])], { Tparams: type, Tindices: { type: 'int32' }, Taxis: { type: 'int32' }, batch_dims: { int: 0 } });
    const int = { T: { type: 'int32' } } as const;
    const scalar = (n: number) => graph.ints([n], []);
    const op = (name: string, ...inputs: string[]) => graph.add(name, inputs, int);
    const zero = op('Mul', flip, scalar(0));
    // The crop is flipped, not the image: column x of the outcome is column width-1-x of the crop.
    const across = op('Sub', scalar(1), op('Mul', flip, scalar(2)));
    const first = op('Sub', op('AddV2', left, op('Mul', flip, scalar(width - 1))), scalar(padding));
    const map = [across, zero, first, zero, op('AddV2', zero, scalar(1)), op('Sub', top, scalar(padding)), zero, zero];
    const whole = graph.add('Pack', map, { ...int, N: { int: map.length }, axis: { int: 1 } });
    const transforms = graph.add('Cast', [whole], { SrcT: { type: 'int32' }, DstT: { type: 'float' }, Truncate: { bool: false } });
    const fill = graph.add('Const', [], { dtype: { type: 'float' }, value: { tensor: { type: 'float', shape: [], data: Float32Array.of(0) } } });
    return [graph.add('ImageProjectiveTransformV3', [chosen, transforms, graph.ints([height, width]), fill], { dtype: type as { type: 'uint8' }, interpolation: { string: 'NEAREST' }, fill_mode: { string: 'CONSTANT' } })];
  },
  eager(tf, [images, examples, top, left, flip], { attributes: { padding } }) {
    const [, height, width, channels] = images.shape as [number, number, number, number];
    const along = (draw: typeof top) => tf.reshape(draw, [-1, 1, 1]);
    const rows = tf.add(tf.reshape(tf.range(-padding, height - padding, 1, 'int32'), [1, height, 1]), along(top));
    const across = tf.reshape(tf.range(0, width, 1, 'int32'), [1, 1, width]);
    const column = tf.add(across, tf.mul(tf.sub(tf.scalar(width - 1, 'int32'), tf.mul(across, tf.scalar(2, 'int32'))), along(flip)));
    const columns = tf.sub(tf.add(column, along(left)), tf.scalar(padding, 'int32'));
    const within = (at: typeof rows, size: number) => tf.logicalAnd(tf.greaterEqual(at, tf.scalar(0, 'int32')), tf.less(at, tf.scalar(size, 'int32')));
    const inside = tf.cast(tf.logicalAnd(within(rows, height), within(columns, width)), 'int32');
    const pixel = tf.mul(tf.add(tf.add(tf.mul(rows, tf.scalar(width, 'int32')), columns), tf.mul(along(examples), tf.scalar(height * width, 'int32'))), inside);
    const seen = tf.gather(tf.reshape(images, [-1, channels]), pixel as never);
    return [tf.mul(seen, tf.cast(tf.reshape(inside, [-1, height, width, 1]), images.dtype))];
  },
};

/**
 * Augmented images (batch, height, width, channels) taken from a dataset (count, height, width, channels): example `examples[i]`, padded by
 * zeros, cropped at row `top[i]` and column `left[i]` (0 ... 2·padding), then flipped left to right where `flip[i]` is 1. All draws int32 (batch).
 */
export const cropAndFlip = (images: Value, examples: Value, top: Value, left: Value, flip: Value, padding: number): Value =>
  apply(cropAndFlipOp, [images, examples, top, left, flip], { padding });
