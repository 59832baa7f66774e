import { readFileSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildIsthmus, document, isthmus, start, type Desk } from '../../terminal/isthmus';
import { temporaryFolder } from '../../../temporary';
import { tinyTraining } from '../tiny';

/** How many kills; more of them by ISTHMUS_TEST_KILLS. */
const KILLS = Number(process.env['ISTHMUS_TEST_KILLS'] ?? 3);

describe('training, killed with SIGKILL at random moments', () => {
  const folder = temporaryFolder();
  const desk: Desk = { library: join(folder, 'library'), folder, engine: 'auto' };
  const setup = join(folder, 'setup.json');
  let whole: string;

  beforeAll(async () => {
    await buildIsthmus();
    await writeFile(setup, JSON.stringify({ kind: 'training', seed: 5, setup: { ...tinyTraining, length: 12, snapshots: [] } }));
    const { out } = await isthmus(desk, 'run', setup);
    whole = (await isthmus(desk, 'rows', out.trim())).out;
    expect(whole.trim().split('\n').length).toBe(13);
  });

  /** The worker's process, from the lease it holds. */
  const workerOf = (id: string): number | undefined => {
    try {
      const lease = readdirSync(join(desk.library, id), { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('holder.json'));
      return lease === undefined ? undefined : (JSON.parse(readFileSync(join(desk.library, id, lease), 'utf8')) as { pid: number }).pid;
    } catch {
      return undefined;
    }
  };

  /** Kills a process; false where it has ended by itself. */
  const killed = (pid: number): boolean => {
    try {
      return process.kill(pid, 'SIGKILL');
    } catch {
      return false;
    }
  };

  for (const victim of ['worker', 'command'] as const) {
    it(`loses no row that was told and ends as if nothing had happened, the ${victim} being killed`, async () => {
      let id: string | undefined;
      let told = 0;
      for (let kills = 0; kills < KILLS; ) {
        const running = start(desk, id === undefined ? ['run', setup] : ['resume', id]);
        if (id === undefined) running.child.stdout?.on('data', (piece: Buffer) => (id = piece.toString().trim()));
        await wait(300 + 1500 * Math.random());
        const worker = victim === 'worker' && id !== undefined ? workerOf(id) : undefined;
        if (worker === undefined || !killed(worker)) running.child.kill('SIGKILL');
        // What was done before it could be killed does not count.
        if ((await running.ended).code !== 0) kills++;
        if (id === undefined) continue;
        // A worker whose parent has gone ends by itself; it may still be telling a row.
        while ((await document<{ status: string }>(desk, 'show', id)).status === 'running') await wait(100);
        const rows = (await isthmus(desk, 'rows', id)).out;
        expect(whole.startsWith(rows)).toBe(true);
        expect(rows.length).toBeGreaterThanOrEqual(told);
        told = rows.length;
        if (rows === whole) [id, told] = [undefined, 0];
      }
      if (id === undefined) id = (await isthmus(desk, 'run', setup)).out.trim();
      else expect((await isthmus(desk, 'resume', id)).code).toBe(0);
      expect((await isthmus(desk, 'rows', id)).out).toBe(whole);
    });
  }
});
