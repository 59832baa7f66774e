import { writeCsv } from '../../../src-shared/csv';
import { openLibrary } from '../../library/library';
import type { Call } from '../call';
import { columnsOf } from '../../app/experiment-kind';
import { answer } from '../print';

/** Writes the rows of an experiment on stdout: a JSON object a line, or comma-separated values. */
export async function rows(call: Call, id: string, { format }: { readonly format: 'jsonl' | 'csv' }): Promise<void> {
  const library = await openLibrary(call.library);
  const made = (await library.rows(id)).map(({ row }) => row);
  if (call.json) return answer(call, made, () => '');
  if (format === 'jsonl') return void process.stdout.write(made.map((row) => `${JSON.stringify(row)}\n`).join(''));
  process.stdout.write(writeCsv(columnsOf(await library.read(id), made), made));
}
