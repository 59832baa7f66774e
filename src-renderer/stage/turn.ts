import { drag, select, zoom, zoomIdentity, zoomTransform, type D3DragEvent, type D3ZoomEvent } from 'd3';
import { defaultView, type View } from '../../src-shared/figures';

const [nearest, farthest] = [8, 0.5];
const degreesPerPixel = 0.4;

/** A view turned by degrees, never from below the floor. */
export function turned(view: View, around: number, above: number): View {
  const azimuth = view.azimuth + around;
  return { ...view, azimuth: azimuth - 360 * Math.round(azimuth / 360), elevation: Math.min(90, Math.max(0, view.elevation + above)) };
}

/** A view from nearer or, below 1, from farther away. */
export const zoomed = (view: View, factor: number): View => ({ ...view, zoom: Math.min(nearest, Math.max(farthest, (view.zoom ?? 1) * factor)) });

/** What a key does to a view; undefined for keys that do nothing to it. */
export function viewByKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, view: View): View | undefined {
  if (altKey || ctrlKey || metaKey) return undefined;
  const step = shiftKey ? 1 : 5;
  switch (key) {
    case 'ArrowLeft': return turned(view, step, 0);
    case 'ArrowRight': return turned(view, -step, 0);
    case 'ArrowUp': return turned(view, 0, -step);
    case 'ArrowDown': return turned(view, 0, step);
    case '+': case '=': return zoomed(view, 1.2);
    case '-': return zoomed(view, 1 / 1.2);
    case '0': case 'Home': return defaultView;
    default: return undefined;
  }
}

/** Lets a pointer turn and zoom: dragging turns, the wheel and two fingers zoom, a double click shows the first view again. Gives what ends it. */
export function turnable(element: HTMLElement, read: () => View, write: (view: View) => void): () => void {
  const on = select(element);
  const turning = drag<HTMLElement, unknown>()
    .filter((event: MouseEvent | TouchEvent) => ('touches' in event ? event.touches.length === 1 : event.button === 0 && !event.ctrlKey))
    .on('drag', ({ dx, dy }: D3DragEvent<HTMLElement, unknown, unknown>) => write(turned(read(), -dx * degreesPerPixel, dy * degreesPerPixel)));
  const zooming = zoom<HTMLElement, unknown>()
    .scaleExtent([farthest, nearest])
    .filter((event: Event) => event.type === 'wheel' || ('touches' in event && (event as TouchEvent).touches.length > 1))
    .on('start', ({ sourceEvent }: D3ZoomEvent<HTMLElement, unknown>) => {
      // Keys may have zoomed since.
      const { zoom: now = 1 } = read();
      if (sourceEvent && zoomTransform(element).k !== now) on.property('__zoom', zoomIdentity.scale(now));
    })
    .on('zoom', ({ transform }: D3ZoomEvent<HTMLElement, unknown>) => write({ ...read(), zoom: transform.k }));
  on.call(turning).call(zooming).on('dblclick.zoom', null).on('dblclick.turn', () => write(defaultView));
  return () => void on.on('.drag', null).on('.zoom', null).on('.turn', null);
}
