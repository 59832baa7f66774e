import { join } from 'node:path';
import type { NumberedRow } from '../../src-shared/kind';
import { noteDeath } from '../app/note-death';
import { startJob } from '../jobs/job';
import type { JobOutcome, News } from '../jobs/news';
import type { Library } from '../library/library';
import { environmentFor, hint, type Call } from './call';
import { codes, Ending } from './ending';
import { onInterrupt } from './interrupt';
import { print, say, whenNobodyReads } from './print';
import { showProgress } from './progress';

export interface Following {
  /** Called once, when the worker has everything that it needs and begins. */
  begun?(): void;
  /** Called with each row that is made. */
  row?(row: NumberedRow): void;
}

/** Lets a worker make the rows that an experiment lacks, showing progress; an interrupt pauses it. */
export async function follow(call: Call, library: Library, id: string, { begun, row }: Following = {}): Promise<JobOutcome> {
  const progress = showProgress(call);
  const hear = (news: News): void => {
    if (news.told === 'start') progress.start(news.done, news.of);
    if (news.told === 'note') progress.log(news.sentence);
    if (news.told === 'madeWith') {
      if (begun) progress.above(begun);
      const { engine, device, threads, precision } = news.madeWith;
      progress.log(`${engine} on ${device}, ${precision}, ${threads} thread${threads === 1 ? '' : 's'}.`);
    }
    if (news.told === 'cut') progress.cut(news.n);
    if (news.told === 'left') progress.foretell(news.seconds);
    if (news.told === 'rows') {
      progress.advance(news.rows.length);
      if (row) progress.above(() => news.rows.forEach(row));
    }
  };
  const job = startJob({ worker: join(call.entries, 'worker.js'), library: library.folder, id, environment: environmentFor(call), launch: call.launch }, {
    news: hear,
    log: progress.log,
  });
  const stop = (): void => void job.pause();
  const release = onInterrupt((isFirst) => {
    if (!isFirst) return job.kill();
    progress.log('Pausing after the row that is being made; interrupt once more to stop at once.');
    stop();
  });
  whenNobodyReads(stop);
  try {
    const outcome = await job.finished;
    await noteDeath(library, id, outcome);
    return outcome;
  } finally {
    release();
    progress.end();
  }
}

/** Writes rows as JSON lines. */
export const printRow = ({ row }: NumberedRow): void => print(JSON.stringify(row));

/** Says on stderr how an experiment ended; throws an Ending where it is not done. */
export async function conclude(call: Call, library: Library, id: string, outcome: JobOutcome): Promise<void> {
  if (outcome.status === 'failed') throw new Ending(outcome.refused ? codes.refused : codes.failed, outcome.why);
  const { rows, of, name } = await library.read(id);
  const made = `${rows.toLocaleString('en')}${of === undefined ? '' : ` of ${of.toLocaleString('en')}`} rows`;
  if (outcome.status === 'paused') throw new Ending(codes.interrupted, `Paused after ${made}; go on with: ${hint(call, `resume ${id}`)}`);
  if (!call.quiet) say(`${name} (${id}) is done: ${rows.toLocaleString('en')} rows.`);
}
