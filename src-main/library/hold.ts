import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../src-shared/refusal';
import { isHalfWritten } from './atomic-file';
import { diskRefusal, isMissing, isTaken } from './disk-refusal';
import { describeHolder, holderSchema, isAlive, thisProcess, type Holder } from './holder';

/**
 * A place that one process at a time may hold, kept as a folder with the holder's name in it. Taking it is one rename of a
 * folder made ready beside it, which fails where a folder with something in it stands. A dead holder's folder is renamed to
 * a name made of its token and left there a while, so that a second process with the same finding cannot rename the next holder's.
 */
export interface Hold {
  /** Says that the holder is alive; throws a Refusal where the place has been lost to another process. */
  beat(): Promise<void>;
  release(): Promise<void>;
}

interface Found {
  readonly holder: Holder | undefined;
  readonly heartbeat: number;
  readonly inode: number;
}

const card = 'holder.json';

async function look(place: string): Promise<Found | undefined> {
  try {
    const { ino, mtimeMs } = await stat(place);
    try {
      const path = join(place, card);
      const holder = holderSchema.safeParse(JSON.parse(await readFile(path, 'utf8')));
      return { holder: holder.data, heartbeat: (await stat(path)).mtimeMs, inode: ino };
    } catch (error) {
      if (error instanceof SyntaxError || isMissing(error)) return { holder: undefined, heartbeat: mtimeMs, inode: ino };
      throw error;
    }
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** What stands at a place. Without a readable card it is either just changing hands or was torn by a power cut: a second look tells. */
async function find(place: string): Promise<Found | undefined> {
  const first = await look(place);
  if (first === undefined || first.holder) return first;
  await wait(50);
  const second = await look(place);
  return second?.inode === first.inode || second === undefined || second.holder ? second : find(place);
}

const isHeld = ({ holder, heartbeat }: Found): boolean => holder !== undefined && isAlive(holder, heartbeat);

/** The living process that holds a place, if any. */
export async function holderOf(place: string): Promise<Holder | undefined> {
  const found = await find(place);
  return found && isHeld(found) ? found.holder : undefined;
}

/** Removes what killed processes left beside a place, when nobody can still be acting on it. */
async function sweep(place: string): Promise<void> {
  const folder = dirname(place);
  for (const name of await readdir(folder)) {
    if (!name.startsWith(`${basename(place)}.`) && !isHalfWritten(name)) continue;
    const path = join(folder, name);
    const left = await stat(path).catch(() => undefined);
    if (left && Date.now() - left.ctimeMs > 600_000) await rm(path, { recursive: true, force: true });
  }
}

function holding(place: string, ready: string, token: string): Hold {
  const isOurs = async (): Promise<boolean> => (await find(place))?.holder?.token === token;
  return {
    async beat() {
      const now = new Date();
      if (!(await isOurs())) throw new Refusal(`${place} was taken over by another process, so this one stops.`);
      await utimes(join(place, card), now, now);
    },
    async release() {
      if (!(await isOurs())) return;
      await rename(place, ready);
      await rm(ready, { recursive: true, force: true });
    },
  };
}

/** Takes a place, or tells who holds it (undefined where that is only just changing). Throws a Refusal where the folder cannot be written. */
export async function tryHold(place: string): Promise<{ readonly hold: Hold } | { readonly holder: Holder | undefined }> {
  const found = await find(place);
  if (found) {
    if (isHeld(found)) return { holder: found.holder };
    try {
      await rename(place, `${place}.${found.holder?.token ?? Math.round(found.heartbeat)}`);
      await sweep(place);
    } catch (error) {
      if (!isMissing(error) && !isTaken(error)) throw diskRefusal(error, place);
    }
  }
  const token = randomBytes(8).toString('hex');
  const ready = `${place}.${token}`;
  try {
    await mkdir(ready);
    await writeFile(join(ready, card), JSON.stringify(thisProcess(token)));
    await rename(ready, place);
    return { hold: holding(place, ready, token) };
  } catch (error) {
    await rm(ready, { recursive: true, force: true }).catch(() => undefined);
    if (isTaken(error)) return { holder: (await find(place))?.holder };
    throw diskRefusal(error, place);
  }
}

/** Does some short work while no other process does its own at this place; waits at most a minute for its turn. */
export async function whileHolding<T>(place: string, work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const taken = await tryHold(place);
    if ('hold' in taken) {
      try {
        return await work();
      } finally {
        await taken.hold.release();
      }
    }
    if (Date.now() > deadline) {
      const who = taken.holder ? describeHolder(taken.holder) : 'another process';
      throw new Refusal(`${place} is held by ${who} for over a minute: see what that process is doing, then try again.`);
    }
    await wait(1 + Math.random() * 8);
  }
}
