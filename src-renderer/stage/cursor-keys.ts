import type { Cursor, Readings } from '../../src-shared/figures/reading';

const steps: Readonly<Record<string, readonly [right: number, up: number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** Where a key moves the cursor to: arrows a step, with Shift ten; with Alt where arrows alone do something else. Undefined for other keys and where there is nothing to read. */
export function cursorByKey({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent, cursor: Cursor | undefined, readings: Readings, needsAlt: boolean): Cursor | undefined {
  const step = steps[key];
  if (!step || ctrlKey || metaKey || (needsAlt && !altKey)) return undefined;
  if (!cursor) return readings.first;
  const far = shiftKey ? 10 : 1;
  return readings.moved(cursor, step[0] * far, step[1] * far);
}
