import { followPace } from '../jobs/time-left';
import type { Call } from './call';
import { duration } from './time';

/** A bar on stderr, redrawn in place on a terminal; elsewhere a plain line now and then; nothing where the caller wants quiet. */
export interface Progress {
  /** So many are done before the work begins, of so many where that is known. */
  start(done: number, of: number | undefined): void;
  advance(count: number): void;
  /** The rows numbered n and above are made again. */
  cut(n: number): void;
  /** The work's own word for the seconds left. */
  foretell(seconds: number): void;
  /** What is being done, in place of the rows. */
  doing(what: string): void;
  /** Writes a line above the bar. */
  log(line: string): void;
  /** Lets something be written above the bar, on stdout for instance. */
  above(write: () => void): void;
  /** Takes the bar away. */
  end(): void;
}

/** Between two plain lines lie at least so many milliseconds. */
const plainPause = 10_000;
const cells = 24;

/** How fast rows come, in words. */
export function pace(rate: number): string {
  if (rate >= 0.1) return `${rate >= 10 ? Math.round(rate).toLocaleString('en') : rate.toPrecision(2)} rows/s`;
  return `${duration(1 / rate)} a row`;
}

/** The state of the work in words. */
export function progressWords(done: number, of: number | undefined, rate: number | undefined, left: number | undefined): string {
  const counted = `${done.toLocaleString('en')}${of === undefined ? '' : ` of ${of.toLocaleString('en')}`} rows`;
  return [counted, ...(rate === undefined ? [] : [pace(rate)]), ...(left === undefined || of === undefined || done >= of ? [] : [`${duration(left)} left`])].join(' · ');
}

function bar(done: number, of: number | undefined): string {
  if (!of) return '';
  const filled = Math.min(cells, Math.floor((done / of) * cells));
  return `${'█'.repeat(filled)}${'░'.repeat(cells - filled)} `;
}

export function showProgress({ quiet }: Pick<Call, 'quiet'>, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (quiet) return { start() {}, advance() {}, cut() {}, foretell() {}, doing() {}, log() {}, above: (write) => write(), end() {} };
  const paced = followPace();
  const began = performance.now();
  let state = { done: 0, of: undefined as number | undefined };
  let what = '';
  let isRunning = false;
  let told = stream.isTTY ? -Infinity : performance.now();
  let last = '';

  const words = (): string => {
    if (!isRunning) return what;
    const left = state.of === undefined ? undefined : paced.left(state.of - state.done, performance.now());
    return progressWords(state.done, state.of, paced.rate(), left);
  };
  const clear = (): void => void (stream.isTTY && stream.write('\r\u001b[2K'));
  const draw = (): void => {
    const text = words();
    if (text === '') return;
    if (stream.isTTY) {
      const line = `${isRunning ? bar(state.done, state.of) : ''}${text} · ${duration((performance.now() - began) / 1000)}`;
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns || 80) - 1)}`);
    } else if (text !== last) stream.write(`${text}\n`);
    [last, told] = [text, performance.now()];
  };
  const maybeDraw = (): void => {
    if (performance.now() - told >= (stream.isTTY ? 100 : plainPause)) draw();
  };
  const above = (write: () => void): void => {
    clear();
    write();
    if (stream.isTTY) draw();
  };
  // Long rows tell nothing for minutes; the clock shows that the work goes on.
  const timer = setInterval(maybeDraw, 1000);
  timer.unref();

  return {
    start(done, of) {
      [state, isRunning] = [{ done, of }, true];
      if (stream.isTTY) draw();
    },
    advance(count) {
      state = { ...state, done: state.done + count };
      paced.tell(count, performance.now());
      maybeDraw();
    },
    cut(n) {
      state = { ...state, done: Math.min(state.done, n) };
    },
    foretell(seconds) {
      paced.foretell(seconds, performance.now());
    },
    doing(now) {
      [what, isRunning] = [now, false];
      maybeDraw();
    },
    log: (line) => above(() => stream.write(`${line}\n`)),
    above,
    end() {
      clearInterval(timer);
      clear();
    },
  };
}
