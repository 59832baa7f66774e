import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { place } from './places.mjs';

/** Runs a program in the project's folder, its output on stderr unless said, and gives its exit code. */
export function run(program, args, { stdout = 2, env = {} } = {}) {
  const child = spawn(program, args, { cwd: place('.'), stdio: ['inherit', stdout, 2], env: { ...process.env, ...env } });
  // A terminal's Ctrl-C reaches the child by itself; passing it on would make two of it.
  const pass = (signal) => (signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, pass);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}

/** Runs npm, the one that runs us where there is one: it need not be on PATH. */
export const npm = (args, options) =>
  process.env.npm_execpath?.endsWith('.js')
    ? run(process.execPath, [process.env.npm_execpath, ...args], options)
    : run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
