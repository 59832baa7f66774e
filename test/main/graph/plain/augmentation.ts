import { at, tabulate } from './array';
import { oracle, type Oracle } from './oracle';

export const augmentation: Record<string, Oracle> = {
  'crop-and-flip': oracle<{ padding: number }>(([images, examples, top, left, flip], { padding }) => {
    const [, height, width, channels] = images.shape;
    return tabulate([examples.data.length, height, width, channels], ([i, row, column, c]) => {
      const y = row + top.data[i] - padding;
      const x = (flip.data[i] ? width - 1 - column : column) + left.data[i] - padding;
      return y >= 0 && y < height && x >= 0 && x < width ? at(images, [examples.data[i], y, x, c]) : 0;
    });
  }),
};
