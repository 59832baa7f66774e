import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

/** The process that holds a lock or a lease. A process number alone does not name it: numbers are used again. */
export const holderSchema = z.object({ process: z.number().int(), host: z.string(), started: z.string(), since: z.string(), token: z.string() });
export type Holder = z.infer<typeof holderSchema>;

/** Another host's process counts as alive for this long after its last heartbeat (milliseconds). */
const patience = 30_000;

function startOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The command's name stands in brackets and may hold anything; state is the first word after it, the start the 20th.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (words[0] === 'Z' || words[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()} ${words[19]}`;
  } catch {
    return undefined;
  }
}

function startOnMac(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C', TZ: 'UTC' } }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process of this machine started, in the system's own words; undefined where it does not run, '' where that cannot be told. */
function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') return startOnLinux(pid);
  if (process.platform === 'darwin') return startOnMac(pid);
  return isProcess(pid) ? '' : undefined;
}

const host = hostname();
let ownStart: string | undefined;

/** This process, as the holder of something from now on. */
export const thisProcess = (token: string): Holder => ({
  process: process.pid,
  host,
  started: (ownStart ??= startOf(process.pid) ?? ''),
  since: new Date().toISOString(),
  token,
});

/** Whether the holder still runs, given its last heartbeat (milliseconds since 1970). */
export function isAlive(holder: Holder, heartbeat: number): boolean {
  const isFresh = Date.now() - heartbeat < patience;
  if (holder.host !== host) return isFresh;
  const started = startOf(holder.process);
  if (started === undefined) return false;
  return started === '' ? isFresh : started === holder.started;
}

/** A holder in words. */
export const describeHolder = ({ process, host, since }: Holder): string => `process ${process} on ${host} since ${since}`;
