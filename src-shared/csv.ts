import type { Row } from './kind';

/** Rows as comma-separated values (RFC 4180): a heading, lines ending in CR LF, numbers at full precision, null as nothing. */
export function writeCsv(columns: readonly string[], rows: readonly Row[]): string {
  const lines = [columns.map(cell), ...rows.map((row) => columns.map((column) => cell(row[column] ?? null)))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function cell(value: Row[string]): string {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
