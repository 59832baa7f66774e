/** Lines of aligned columns, two spaces apart; columns whose cells are all numbers stand to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, i) => rows.reduce((width, row) => Math.max(width, row[i].length), heading.length));
  const isNumeric = headings.map((_, i) => rows.length > 0 && rows.every((row) => /^(-?[\d.,]+(e[+-]?\d+)?(\/[\d?]+)?|)$/.test(row[i])));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, i) => (isNumeric[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ').trimEnd();
  return [headings, ...rows].map(line).join('\n');
}

/** Lines of a name and what belongs to it. */
export function pairs(entries: Iterable<readonly [name: string, value: string]>, indent = ''): string {
  const list = [...entries];
  const width = list.reduce((most, [name]) => Math.max(most, name.length), 0);
  return list.map(([name, value]) => `${indent}${name.padEnd(width)}  ${value}`.trimEnd()).join('\n');
}
