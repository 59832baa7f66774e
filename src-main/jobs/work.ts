import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { NumberedRow } from '../../src-shared/kind';
import { Refusal, isRefusal } from '../../src-shared/refusal';
import { nearest } from '../../src-shared/nearest';
import { countInShare, numberRows, plainRow, type Bench, type Numbering } from '../experiments/bench';
import { parseSetup, type Kind } from '../experiments/kind';
import { leaveIn } from '../experiments/leaving';
import type { Claim } from '../library/claim';
import type { Library } from '../library/library';
import type { JobOutcome, News } from './news';

export interface Work {
  readonly library: Library;
  readonly id: string;
  readonly kinds: Readonly<Record<string, Kind>>;
  tell(news: News): void;
  /** Whether this process has been told to stop; the library is asked besides. */
  wantsPause(): boolean;
}

/** The kind of a name; throws a Refusal that suggests the one meant. */
export function kindNamed(kinds: Readonly<Record<string, Kind>>, name: string): Kind {
  if (Object.hasOwn(kinds, name)) return kinds[name];
  const hint = nearest(name, Object.keys(kinds));
  throw new Refusal(`There is no kind of experiment "${name}"; ${hint === undefined ? `there are ${Object.keys(kinds).join(', ')}.` : `did you mean "${hint}"?`}`);
}

/** Rows that follow from one another end at the first gap: those behind it are made again. */
async function closeGaps(claim: Claim, tell: (news: News) => void): Promise<readonly NumberedRow[]> {
  const gap = claim.rows.findIndex(({ n }, i) => n !== i);
  if (gap < 0) return claim.rows;
  await claim.cut(gap);
  tell({ told: 'cut', n: gap });
  return claim.rows.slice(0, gap);
}

function benchFor(claim: Claim, numbering: Numbering, { library, tell }: Work): Bench {
  return {
    seed: claim.experiment.seed,
    folder: claim.folder,
    // Rows told before a checkpoint outlast a power cut that the checkpoint outlasts, so it is never ahead of them.
    leave: leaveIn(claim.folder, claim.sync),
    weights: library,
    get done() {
      return numbering.done;
    },
    remaining: numbering.remaining,
    cut: numbering.cut,
    async madeWith(madeWith) {
      await claim.update({ madeWith });
      tell({ told: 'madeWith', madeWith });
    },
    left: (seconds) => tell({ told: 'left', seconds }),
    async caption(caption) {
      await claim.update({ caption });
    },
    async note(note) {
      await claim.update({ note });
      tell({ told: 'note', sentence: note });
    },
  };
}

async function makeRows(claim: Claim, work: Work): Promise<JobOutcome> {
  const { experiment } = claim;
  const kind = kindNamed(work.kinds, experiment.kind);
  const setup = parseSetup(kind, experiment.setup);
  const isDivisible = kind.divisible(setup);
  if (experiment.share && !isDivisible) {
    throw new Refusal(`Rows of this ${kind.title.toLowerCase()} follow from one another, so it has no shares: run it whole.`);
  }
  const whole = kind.count(setup);
  const of = whole === undefined || !experiment.share ? whole : countInShare(whole, experiment.share);
  const done = isDivisible || kind.scattered?.(setup) ? claim.rows : await closeGaps(claim, work.tell);
  await claim.update({ status: 'running', note: undefined, of });
  work.tell({ told: 'start', done: done.length, ...(of === undefined ? {} : { of }) });

  const numbering = numberRows(done, experiment.share, async (n) => {
    await claim.cut(n);
    work.tell({ told: 'cut', n });
  });
  const isPaused = (): boolean => work.wantsPause() || claim.wantsPause();
  const { run } = await kind.load();
  if (isPaused()) return { status: 'paused' };
  for await (const made of run(setup, benchFor(claim, numbering, work))) {
    const n = numbering.next();
    const row = plainRow(made);
    claim.append(n, row);
    work.tell({ told: 'rows', rows: [{ n, row }] });
    // Tensor work never returns to the event loop by itself, and a worker must be able to hear.
    await breathe();
    if (isPaused()) return { status: 'paused' };
  }
  return { status: 'done' };
}

async function explain(error: unknown, folder: string): Promise<string> {
  if (isRefusal(error)) return error.message;
  const log = join(folder, 'fault.log');
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await appendFile(log, `${new Date().toISOString()} ${stack}\n`).catch(() => undefined);
  return `A fault in Isthmus: ${error instanceof Error ? error.message : String(error)} (see ${log}).`;
}

/** Claims an experiment, makes the rows that it lacks, and gives how that ended; throws a Refusal where it cannot be claimed. */
export async function work(what: Work): Promise<JobOutcome> {
  const claim = await what.library.claim(what.id);
  if (claim.experiment.status === 'done') {
    await claim.release();
    return { status: 'done' };
  }
  for (const sentence of claim.mended) what.tell({ told: 'note', sentence });
  let outcome: JobOutcome;
  let hasBegun = false;
  const tell = (news: News): void => {
    hasBegun ||= news.told === 'madeWith';
    what.tell(news);
  };
  try {
    outcome = await makeRows(claim, { ...what, tell });
  } catch (error) {
    outcome = { status: 'failed', why: await explain(error, claim.folder), ...(isRefusal(error) && !hasBegun ? { refused: true } : {}) };
  }
  try {
    await claim.update({ status: outcome.status, ...(outcome.status === 'failed' ? { note: outcome.why } : {}) });
    await claim.release();
  } catch (error) {
    // What the disk does not take is still said; the rows are kept, and the experiment reads as paused.
    if (outcome.status !== 'failed') outcome = { status: 'failed', why: await explain(error, claim.folder) };
    await claim.release().catch(() => undefined);
  }
  return outcome;
}
