/**
 * Surfaces as tomgoldstein/loss-landscape keeps them, in HDF5: `xcoordinates`, `ycoordinates` (not for a line), `train_loss`, `train_acc`, `test_loss`,
 * `test_acc`. Its program counts through a mesh whose x runs fastest, whatever shape it declares, so that is the order here. Accuracies are percentages there, shares here;
 * what is not done yet is -1 there and NaN in what is written here.
 */
import { Refusal } from '../../src-shared/refusal';
import { measures, type Measure, type Surface } from '../../src-shared/surface';
import { hdf5Bytes, maybeNumbers, readingHdf5, type Group } from './hdf5';

const names: Readonly<Record<Measure, string>> = { loss: 'train_loss', accuracy: 'train_acc', testLoss: 'test_loss', testAccuracy: 'test_acc' };
const unitOf = (measure: Measure): number => (measure === 'accuracy' || measure === 'testAccuracy' ? 100 : 1);
const UNDONE = -1;

/** A surface as a file that loss-landscape's own scripts plot. */
export const surfaceBytes = ({ xs, ys, values }: Surface): Promise<Uint8Array> =>
  hdf5Bytes((file) => {
    file.create_dataset({ name: 'xcoordinates', data: Float64Array.from(xs) });
    if (ys) file.create_dataset({ name: 'ycoordinates', data: Float64Array.from(ys) });
    for (const measure of measures) {
      const found = values[measure];
      if (found) file.create_dataset({ name: names[measure], data: found.map((value) => value * unitOf(measure)), shape: ys ? [ys.length, xs.length] : [xs.length] });
    }
  });

/** Reads a surface; throws a Refusal where the file holds none of this make. */
export const readSurface = (path: string): Promise<Surface> => readingHdf5(path, (root) => surfaceIn(root, path));

function surfaceIn(root: Group, path: string): Surface {
  const found = root.keys();
  if (found.includes('xdirection')) throw new Refusal(`The file ${path} holds directions, not a surface: name it where a loss landscape asks for directions from a file.`);
  const axis = (name: string) => maybeNumbers(root, name)?.data;
  const [xs, ys] = [axis('xcoordinates'), axis('ycoordinates')];
  if (!xs || xs.length < 2) throw new Refusal(`The file ${path} is not a surface of loss-landscape: it has ${xs ? 'fewer than two' : 'no'} "xcoordinates"; it has ${found.join(', ') || 'nothing'}.`);
  if (ys && ys.length < 2) throw new Refusal(`The file ${path} is not a surface of loss-landscape: it has fewer than two "ycoordinates".`);
  for (const [name, along] of [['xcoordinates', xs], ['ycoordinates', ys]] as const) {
    if (along && new Set(along.filter(Number.isFinite)).size < along.length) throw new Refusal(`The file ${path} cannot be read as a surface: its "${name}" are not distinct numbers.`);
  }
  const values: Partial<Record<Measure, Float64Array>> = {};
  for (const measure of measures) {
    const there = maybeNumbers(root, names[measure]);
    if (!there) continue;
    const count = xs.length * (ys?.length ?? 1);
    if (there.data.length !== count) throw new Refusal(`The file ${path} cannot be read as a surface: "${names[measure]}" has ${there.data.length} values for ${count} points (${xs.length}${ys ? ` x ${ys.length}` : ''}).`);
    values[measure] = there.data.map((value) => (value === UNDONE || !Number.isFinite(value) ? NaN : value / unitOf(measure)));
  }
  if (!values.loss && !values.testLoss) throw new Refusal(`The file ${path} is not a surface of loss-landscape that has been computed: it has neither "train_loss" nor "test_loss"; it has ${found.join(', ')}.`);
  return { xs: [...xs], ...(ys && { ys: [...ys] }), values };
}
