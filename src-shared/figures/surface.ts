import type { FigureSpec } from '../figure';
import type { Drawing, Item } from './drawing';
import { gridded } from './gridded';
import { facesOf } from './mesh-faces';
import type { Paper } from './paper';
import { defaultView, type View } from './projection';
import type { Columns, FigureRows } from './rows';
import { surfaceScene } from './surface-scene';
import { closeStandOf, seenFrom } from './surface-view';

/** One or several surfaces in perspective, side by side on one scale, with one colour bar; a null value leaves a hole. */
export function drawSurface(spec: FigureSpec, rows: FigureRows, columns: Columns, paper: Paper, view: View = defaultView): Drawing {
  const scene = surfaceScene(spec, gridded(spec, rows, columns), paper);
  const { panels, lamp, around, bar, page } = seenFrom(scene, view, closeStandOf(scene, view));
  const isEnlarged = (view.zoom ?? 1) > 1;
  return {
    ...page,
    items: [...around, ...panels.flatMap(({ place, projection, cellWidth, behind, before }, k): Item[] => {
      const faces = facesOf(scene.meshes[k], projection, lamp, scene.palette, cellWidth);
      const items: Item[] = [{ kind: 'group', name: 'box', items: behind }, { kind: 'group', name: 'surface', items: faces }, { kind: 'group', name: 'axes', items: before }];
      return isEnlarged ? [{ kind: 'group', clip: place.box, items }] : items;
    }), bar],
  };
}
