import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gatherNews, type News } from '../../../src-main/jobs/news';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

const row = (n: number): News => ({ told: 'rows', rows: [{ n, row: { n } }] });

it('tells the first row at once and gathers those that follow closely', () => {
  const sent: News[] = [];
  const teller = gatherNews((news) => sent.push(news));
  for (let n = 0; n < 100; n++) teller.tell(row(n));
  expect(sent).toHaveLength(1);
  vi.advanceTimersByTime(60);
  expect(sent).toHaveLength(2);
  expect(sent.flatMap((news) => (news.told === 'rows' ? news.rows.map(({ n }) => n) : []))).toEqual(Array.from({ length: 100 }, (_, n) => n));
});

it('keeps the order of rows and other news', () => {
  const sent: News[] = [];
  const teller = gatherNews((news) => sent.push(news));
  teller.tell(row(0));
  teller.tell(row(1));
  teller.tell({ told: 'cut', n: 1 });
  teller.tell(row(1));
  teller.flush();
  expect(sent.map(({ told }) => told)).toEqual(['rows', 'rows', 'cut', 'rows']);
});
