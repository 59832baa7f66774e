import { describe, expect, it } from 'vitest';
import { followExperiment, type Followed } from '../../../src-renderer/viewer/follow-experiment';
import type { Experiment } from '../../../src-shared/experiment';
import type { NumberedRow } from '../../../src-shared/kind';
import type { News, Opened } from '../../../src-shared/messages';

const experiment: Experiment = {
  format: 1, id: 'k1', kind: 'landscape', name: 'Around LeNet', setup: {}, seed: 1, status: 'running', rows: 0, of: 9,
  created: '2026-01-01T00:00:00Z', changed: '2026-01-01T00:00:00Z', seconds: 0,
};
const opened: Opened = { experiment, figures: [], columns: {}, weights: [], arrays: [] };
const numbered = (...numbers: readonly number[]): NumberedRow[] => numbers.map((n) => ({ n, row: { a: n } }));
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A door whose answers come when the test says so, and whose frames pass when the test says so. */
function standAtDoor() {
  const listeners = new Set<(news: News) => void>();
  const asked: { readonly what: 'open' | 'rows'; readonly answer: (with_: unknown) => void; readonly refuse: (why: Error) => void }[] = [];
  const frames: (() => void)[] = [];
  const told: Followed[] = [];
  const ask = (what: 'open' | 'rows') => () => new Promise<never>((answer, refuse) => asked.push({ what, answer: answer as (with_: unknown) => void, refuse }));
  const door = { open: ask('open'), rows: ask('rows'), hear: (listener: (news: News) => void) => (listeners.add(listener), () => void listeners.delete(listener)) };
  const stop = followExperiment('k1', door, (then) => frames.push(then), (now) => told.push(now));
  return {
    asked, told, stop, listeners, frames,
    tell: (...news: readonly News[]) => news.forEach((one) => listeners.forEach((hear) => hear(one))),
    async answer(what: 'open' | 'rows', with_: unknown) {
      asked.splice(asked.findIndex((one) => one.what === what), 1)[0].answer(with_);
      await settled();
    },
    /** What is shown after the next frame. */
    shown(): Followed {
      frames.splice(0).forEach((pass) => pass());
      return told[told.length - 1];
    },
    numbers() {
      return this.shown().rows.map(({ a }) => a);
    },
  };
}

const rowsTold = (...numbers: readonly number[]): News => ({ told: 'rows', id: 'k1', rows: numbered(...numbers) });
const cut = (n: number): News => ({ told: 'cut', id: 'k1', n });

describe('an experiment that is followed', () => {
  it('shows rows told before, while and after they are asked for, each once and by its number', async () => {
    const at = standAtDoor();
    at.tell(rowsTold(2, 3));
    expect(at.numbers(), 'before the answer').toEqual([2, 3]);
    await at.answer('rows', numbered(0, 1, 2));
    expect(at.numbers(), 'with the answer, which is older than the news').toEqual([0, 1, 2, 3]);
    at.tell(rowsTold(5), rowsTold(4));
    expect(at.numbers(), 'after it').toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('shows an answer that is newer than the news as it is', async () => {
    const at = standAtDoor();
    at.tell(rowsTold(0, 1));
    await at.answer('rows', numbered(0, 1, 2, 3));
    expect(at.numbers()).toEqual([0, 1, 2, 3]);
  });

  it('drops rows that are made again, also where the answer still has them', async () => {
    const at = standAtDoor();
    at.tell(cut(2), { told: 'rows', id: 'k1', rows: [{ n: 2, row: { a: 'again' } }] });
    await at.answer('rows', numbered(0, 1, 2, 3, 4));
    expect(at.numbers()).toEqual([0, 1, 'again']);
    at.tell(cut(1));
    expect(at.numbers()).toEqual([0]);
  });

  it('asks anew when news may have been lost, and drops the answer that was on its way', async () => {
    const at = standAtDoor();
    await at.answer('open', opened);
    at.tell({ told: 'again' });
    expect(at.asked.map(({ what }) => what)).toEqual(['rows', 'open', 'rows']);
    at.tell(rowsTold(7));
    await at.answer('rows', numbered(0));
    expect(at.shown().hasRows, 'the older question').toBe(false);
    await at.answer('rows', numbered(0, 1, 2, 3, 4, 5, 6));
    expect(at.numbers()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('hears nothing of other experiments', async () => {
    const at = standAtDoor();
    await at.answer('rows', []);
    at.tell({ told: 'rows', id: 'k2', rows: numbered(0) }, { told: 'gone', id: 'k2' });
    expect(at.shown()).toMatchObject({ rows: [], isGone: false });
  });

  it('is told of once a frame, however many messages come', async () => {
    const at = standAtDoor();
    await at.answer('rows', []);
    at.shown();
    const before = at.told.length;
    for (let n = 0; n < 1000; n++) at.tell(rowsTold(n));
    expect(at.frames).toHaveLength(1);
    expect(at.numbers()).toHaveLength(1000);
    expect(at.told.length - before).toBe(1);
  });

  it('keeps status, job, note and what made it up to date, and asks again what came with another status', async () => {
    const at = standAtDoor();
    await at.answer('open', opened);
    const madeWith = { app: '0.1.0', engine: 'TensorFlow', device: 'CPU', precision: 'float32', threads: 2 };
    at.tell(
      { told: 'job', id: 'k1', job: { status: 'running', rows: 3, of: 9, isOurs: true } },
      { told: 'madeWith', id: 'k1', madeWith },
      { told: 'note', id: 'k1', sentence: 'The centre is right.' },
    );
    expect(at.shown().opened).toMatchObject({ job: { rows: 3 }, experiment: { madeWith, note: 'The centre is right.' } });
    const { id, kind, name, created, changed } = experiment;
    at.tell({ told: 'heading', heading: { id, kind, name, created, changed, status: 'done', rows: 9, of: 9 } });
    expect(at.shown().opened?.experiment).toMatchObject({ status: 'done', rows: 9, note: 'The centre is right.' });
    expect(at.shown().opened).not.toHaveProperty('job');
    await at.answer('open', { ...opened, experiment: { ...experiment, status: 'done', rows: 9 }, weights: ['k1@final'] });
    expect(at.shown().opened?.weights).toEqual(['k1@final']);
    expect(at.asked.map(({ what }) => what), 'nothing is asked without end').toEqual(['rows']);
  });

  it('says that it is gone, and comes back when it is restored', async () => {
    const at = standAtDoor();
    await at.answer('open', opened);
    await at.answer('rows', numbered(0));
    at.tell({ told: 'gone', id: 'k1' });
    expect(at.shown().isGone).toBe(true);
    at.tell({ told: 'heading', heading: experiment });
    await at.answer('open', opened);
    await at.answer('rows', numbered(0));
    expect(at.shown()).toMatchObject({ isGone: false, rows: [{ a: 0 }] });
  });

  it('says why it cannot be opened, and forgets that once it can', async () => {
    const at = standAtDoor();
    at.asked.find(({ what }) => what === 'open')?.refuse(new Error('There is no experiment k1.'));
    await settled();
    expect(at.shown().fault).toEqual(new Error('There is no experiment k1.'));
    at.tell({ told: 'again' });
    at.asked.shift();
    await at.answer('open', opened);
    expect(at.shown().fault).toBeUndefined();
  });

  it('hears and tells nothing more when it is stopped', async () => {
    const at = standAtDoor();
    at.tell(rowsTold(0));
    at.stop();
    const before = at.told.length;
    at.shown();
    expect(at.told).toHaveLength(before);
    expect(at.listeners.size).toBe(0);
  });
});
