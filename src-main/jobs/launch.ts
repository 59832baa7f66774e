import { fork } from 'node:child_process';

/** How a process of ours ended: by an exit code or a signal; `error` where it could not be started. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly error?: Error;
}

/** A process of ours: what jobs and questions need of it, whether forked by Node or by Electron. */
export interface Launched {
  readonly pid: number | undefined;
  /** Never throws; nothing happens when the process has gone. */
  send(message: unknown): void;
  onMessage(hear: (message: unknown) => void): void;
  readonly stdout: NodeJS.ReadableStream | null;
  readonly stderr: NodeJS.ReadableStream | null;
  /** Called once, when the process has ended. */
  onEnd(hear: (end: ProcessEnd) => void): void;
  kill(signal: 'SIGTERM' | 'SIGKILL'): void;
}

/** Starts one of the built entries as a process of its own, with these arguments and this whole environment. */
export type Launch = (entry: string, args: readonly string[], environment: NodeJS.ProcessEnv) => Launched;

/** Launches by Node's own fork. */
export const launchFork: Launch = (entry, args, environment) => {
  const child = fork(entry, args, {
    env: environment,
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A debugger's or test runner's options are not the worker's.
    execArgv: [],
  });
  return {
    pid: child.pid,
    stdout: child.stdout,
    stderr: child.stderr,
    send(message) {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (hear) => void child.on('message', hear),
    onEnd(hear) {
      child.once('error', (error) => hear({ code: null, signal: null, error }));
      child.once('close', (code, signal) => hear({ code, signal }));
    },
    kill: (signal) => void child.kill(signal),
  };
};
