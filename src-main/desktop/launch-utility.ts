import { utilityProcess } from 'electron';
import { basename } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Launch } from '../jobs/launch';
import { heard, isLast } from '../jobs/parent';
import { endOf } from './process-end';

/** How long after its end a process may still be heard: what it printed last is on its way (milliseconds). */
const echo = 100;

/** What a process prints, ended with the process: Electron leaves its own end of the pipe open. */
function spoken(stream: NodeJS.ReadableStream | null, child: Electron.UtilityProcess): NodeJS.ReadableStream | null {
  if (!stream) return null;
  const heard = stream.pipe(new PassThrough());
  child.once('exit', () => setTimeout(() => {
    stream.unpipe(heard);
    heard.end();
  }, echo));
  return heard;
}

/** Launches by Electron's utility processes: a packaged application has no Node of its own to fork. Only to be called once Electron is ready. */
export const launchUtility: Launch = (entry, args, environment) => {
  const child = utilityProcess.fork(entry, [...args], {
    // Electron refuses variables without a value.
    env: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined)),
    stdio: ['ignore', 'pipe', 'pipe'],
    serviceName: `Isthmus ${basename(entry, '.js')}`,
    execArgv: [],
  });
  // Electron 33 dies of a message to a process that has ended.
  let hasEnded = false;
  child.once('exit', () => (hasEnded = true));
  const kill = (signal: NodeJS.Signals): void => {
    if (hasEnded || child.pid === undefined) return;
    try {
      process.kill(child.pid, signal);
    } catch {
      // It has ended in this moment.
    }
  };
  return {
    get pid() {
      return child.pid;
    },
    stdout: spoken(child.stdout, child),
    stderr: spoken(child.stderr, child),
    send(message) {
      if (!hasEnded) child.postMessage(message);
    },
    onMessage: (hear) => void child.on('message', (message: unknown) => {
      if (isLast(message) && !hasEnded) child.postMessage(heard);
      hear(isLast(message) ? message.last : message);
    }),
    onEnd: (hear) => void child.once('exit', (code) => hear(endOf(code))),
    // It has no number before it has begun.
    kill: (signal) => (child.pid === undefined ? void child.once('spawn', () => kill(signal)) : kill(signal)),
  };
};
