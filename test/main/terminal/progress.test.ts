import { expect, it } from 'vitest';
import { progressWords, showProgress } from '../../../src-main/terminal/progress';

const call = { json: false, quiet: false, library: '/', namedLibrary: false, entries: '/' };

/** A stream that keeps what is written on it. */
function paper(isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: () => string } {
  let written = '';
  const write = (text: string): boolean => ((written += text), true);
  return { stream: { isTTY, columns: 60, write } as unknown as NodeJS.WriteStream, written: () => written };
}

it('tells rows, pace and time left as far as they are known', () => {
  expect(progressWords(0, 10, undefined, undefined)).toBe('0 of 10 rows');
  expect(progressWords(1200, 10_000, 3.21, 2741)).toBe('1,200 of 10,000 rows · 3.2 rows/s · 45 min 41 s left');
  expect(progressWords(2, 11, 0.02, 450)).toBe('2 of 11 rows · 50 s a row · 7 min 30 s left');
  expect(progressWords(7, undefined, 120, undefined)).toBe('7 rows · 120 rows/s');
  expect(progressWords(10, 10, 1, 0)).toBe('10 of 10 rows · 1.0 rows/s');
});

it('redraws a bar in place on a terminal, never wider than it, with lines above it', () => {
  const { stream, written } = paper(true);
  const progress = showProgress(call, stream);
  progress.start(5, 10);
  progress.log('A sentence.');
  progress.end();
  const [bar] = written().split('\n');
  expect(bar).toContain('\r\u001b[2K████████████░░░░░░░░░░░░ 5 of 10 rows');
  expect(written()).toContain('\r\u001b[2KA sentence.\n\r\u001b[2K');
  expect(written().endsWith('\r\u001b[2K')).toBe(true);
  for (const drawn of written().split(/[\n\r]|\u001b\[2K/)) expect(drawn.length).toBeLessThan(60);
});

it('elsewhere writes no control characters, and in quiet nothing', () => {
  for (const quiet of [false, true]) {
    const { stream, written } = paper(false);
    const progress = showProgress({ ...call, quiet }, stream);
    progress.start(0, 10);
    progress.advance(10);
    progress.log('A sentence.');
    progress.end();
    expect(written()).toBe(quiet ? '' : 'A sentence.\n');
  }
});
