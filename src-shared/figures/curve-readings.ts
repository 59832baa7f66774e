import type { AxisPlace, Box, PanelPlace } from './drawing';
import type { Curves } from './curves';
import { nearestLine } from './height-field';
import type { Reading, Readings } from './reading';
import { numberIn, titleOf, type Columns } from './rows';
import { makeScale } from './scale';
import { formatNumber } from './ticks';

/** The readings of curves: the values of every curve of a panel at an x that one of them has. */
export function curveReadings({ panels, legend }: Curves, places: readonly PanelPlace[], x: string, columns: Columns): Readings {
  // Made when first asked for: figures are redrawn more often than read.
  const known = new Map<number, readonly number[]>();
  function valuesOfX(panel: number): readonly number[] {
    const found = known.get(panel) ?? [...new Set(panels[panel].curves.flatMap(({ rows, column }) => rows.flatMap((row) => (numberIn(row, column) === undefined ? [] : (numberIn(row, x) ?? [])))))].sort((a, b) => a - b);
    known.set(panel, found);
    return found;
  }
  const isOneSeries = panels.every(({ curves }) => curves.every(({ rows }) => rows === curves[0].rows));
  return {
    at(px, py) {
      const panel = places.findIndex(({ box }) => px >= box.left - 8 && px <= box.left + box.width + 8 && py >= box.top && py <= box.top + box.height);
      if (panel < 0 || valuesOfX(panel).length === 0) return undefined;
      const { box, x: { domain: [from, to] } } = places[panel];
      return { panel, i: nearestLine(valuesOfX(panel), from + ((px - box.left) / box.width) * (to - from)), j: 0 };
    },
    get first() {
      const panel = panels.findIndex((_, k) => valuesOfX(k).length > 0);
      return panel < 0 ? undefined : { panel, i: valuesOfX(panel).length - 1, j: 0 };
    },
    moved({ panel, i }, right, up) {
      const next = Math.min(panels.length - 1, Math.max(0, panel - up));
      return { panel: next, i: Math.min(valuesOfX(next).length - 1, Math.max(0, i + right)), j: 0 };
    },
    read({ panel, i }) {
      const at = panels[panel] && valuesOfX(panel)[i];
      if (at === undefined) return undefined;
      const { box, x: across, y, right } = places[panel];
      const px = box.left + place(across, at) * box.width;
      const read = panels[panel].curves.flatMap(({ rows, column, isRight, style: { colour } }) => {
        const row = rows.find((one) => one[x] === at);
        if (!row) return [];
        const value = numberIn(row, column);
        const name = titleOf(columns, column);
        const series = legend.find((entry) => entry.colour === colour)?.label;
        const title = isOneSeries || series === undefined ? name : `${series}, ${name}`;
        return [{ title, value, colour, y: value === undefined ? NaN : heightOf(isRight && right ? right : y, value, box) }];
      });
      return {
        label: places[panel].label, across: box,
        values: [{ title: across.title, text: formatNumber(at, 4) }, ...read.map(({ title, value, colour }) => ({ title, text: value === undefined ? 'no value' : formatNumber(value, 4), colour }))],
        points: read.filter((one) => Number.isFinite(one.y)).map((one): Reading['points'][number] => ({ x: px, y: one.y, colour: one.colour })),
      };
    },
  };
}

const place = ({ kind, offset, domain }: AxisPlace, value: number) => makeScale(domain, { kind, offset }).place(value);
const heightOf = (axis: AxisPlace, value: number, { top, height }: Box) => top + (1 - place(axis, value)) * height;
