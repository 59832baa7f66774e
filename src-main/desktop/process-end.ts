import { constants } from 'node:os';
import type { ProcessEnd } from '../jobs/launch';

/** Signals that end a process without its doing; our entries use no exit code that is one of their numbers. */
const deadly = ['SIGILL', 'SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGKILL', 'SIGSEGV', 'SIGTERM'] as const;

/** What an exit code means that Electron tells of a utility process: where a signal ended it, it is the signal's number. */
export function endOf(code: number, platform: NodeJS.Platform = process.platform): ProcessEnd {
  const signal = platform === 'win32' ? undefined : deadly.find((name) => constants.signals[name] === code);
  return signal ? { code: null, signal } : { code, signal: null };
}
