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
  // Pixel by pixel from the dataset: one gather of rows of channels, then a mask for what lies outside. Nothing is padded or copied before.
  tensorflow(graph, [images, examples, top, left, flip], { inputs: [of], attributes: { padding } }) {
    const [, height, width, channels] = of.shape;
    const int = { T: { type: 'int32' } } as const;
    const op = (name: string, ...inputs: string[]) => graph.add(name, inputs, int);
    const along = (draw: string, shape: readonly number[]) => graph.add('Reshape', [draw, graph.ints(shape)], { ...int, Tshape: { type: 'int32' } });
    const scalar = (n: number) => graph.ints([n], []);
    const rows = op('AddV2', graph.ints([...Array(height).keys()].map((i) => i - padding), [1, height, 1]), along(top, [-1, 1, 1]));
    const across = graph.ints([...Array(width).keys()], [1, 1, width]);
    const back = graph.ints([...Array(width).keys()].reverse(), [1, 1, width]);
    // The crop is flipped, not the image: column x of the outcome is column width-1-x of the crop.
    const flipped = along(flip, [-1, 1, 1]);
    const column = op('AddV2', across, op('Mul', op('Sub', back, across), flipped));
    const columns = op('Sub', op('AddV2', column, along(left, [-1, 1, 1])), scalar(padding));
    const within = (at: string, size: number) =>
      graph.add('LogicalAnd', [graph.add('GreaterEqual', [at, scalar(0)], int), graph.add('Less', [at, scalar(size)], int)]);
    const pixel = op('AddV2', op('AddV2', op('Mul', rows, scalar(width)), columns), op('Mul', along(examples, [-1, 1, 1]), scalar(height * width)));
    const inside = graph.add('LogicalAnd', [within(rows, height), within(columns, width)]);
    const type = typeIn(graph, of.type);
    const list = graph.add('Reshape', [images, graph.ints([-1, channels])], { T: type, Tshape: { type: 'int32' } });
    const safe = graph.add('SelectV2', [inside, pixel, scalar(0)], int);
    const seen = graph.add('GatherV2', [list, safe, scalar(0)], { Tparams: type, Tindices: { type: 'int32' }, Taxis: { type: 'int32' }, batch_dims: { int: 0 } });
    const mask = graph.add('Cast', [graph.add('Reshape', [inside, graph.ints([-1, height, width, 1])], { T: { type: 'bool' }, Tshape: { type: 'int32' } })], { SrcT: { type: 'bool' }, DstT: type as { type: 'uint8' }, Truncate: { bool: false } });
    return [graph.add('Mul', [seen, mask], { T: type })];
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
