import type { Heading } from '../../../src-shared/experiment';
import { openLibrary } from '../../library/library';
import type { Call } from '../call';
import { answer, say } from '../print';
import { table } from '../table';
import { ago } from '../time';

const progress = ({ rows, of }: Heading): string => `${rows}/${of ?? '?'}`;

/** All experiments, oldest first; what cannot be read is listed with the reason. */
export async function list(call: Call): Promise<void> {
  const { headings, unreadable } = await (await openLibrary(call.library)).list();
  answer(call, [...headings, ...unreadable.map(({ id, why }) => ({ id, status: 'unreadable', why }))], () => {
    if (headings.length === 0) return '';
    return table(['id', 'name', 'kind', 'status', 'rows', 'age'], headings.map((heading) =>
      [heading.id, heading.name, heading.kind, heading.status, progress(heading), ago(heading.created)]));
  });
  if (call.json) return;
  for (const { id, why } of unreadable) say(`${id} cannot be read: ${why}`);
  if (headings.length === 0 && !call.quiet) say(`No experiments in ${call.library} yet: isthmus run SETUP.json makes one.`);
}
