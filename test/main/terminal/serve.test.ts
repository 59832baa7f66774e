import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, isthmus, linesOf, start, type Desk } from './isthmus';

const desk: Desk = { library: temporaryFolder(), folder: temporaryFolder() };

beforeAll(buildIsthmus);

/** Starts `isthmus serve` and gives what it prints before it is interrupted. */
async function served(...args: string[]): Promise<{ readonly out: string; readonly end: () => Promise<{ code: number | null; out: string; err: string }> }> {
  const { child, ended } = start(desk, ['serve', '--port', '0', ...args]);
  const first = once(child.stdout ?? child, 'data') as Promise<[Buffer]>;
  await linesOf(child, 1);
  return {
    out: String((await first)[0]),
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

describe('isthmus serve', () => {
  it('prints one line, the address that lets in, and ends well when it is interrupted with nothing at work', async () => {
    const { out, end } = await served();
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}\n$/);
    expect((await fetch(out.trim(), { redirect: 'manual' })).status).toBe(303);
    expect(await end()).toMatchObject({ code: 0, out, err: expect.stringContaining('The laboratory is closed.') as string });
  });

  it('says nothing else with --quiet, and one document with --json', async () => {
    const { out, end } = await served('--json', '--quiet');
    const ended = await end();
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(ended.out)).toEqual({ address: expect.stringContaining('?token=') as string, port: expect.any(Number) as number, library: desk.library });
    expect(ended.out.startsWith(out)).toBe(true);
  });

  it('refuses a port that is taken, and what is no port, with a sentence', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await isthmus(desk, 'serve', '--port', String(port))).toEqual({ code: 2, out: '', err: `Port ${port} is taken by another program: name another with --port, or leave --port out and a free one is found.\n` });
    other.close();
    for (const wrong of ['80000', 'http', '-1', '1.5']) expect(await isthmus(desk, 'serve', `--port=${wrong}`)).toMatchObject({ code: 2, err: expect.stringMatching(/is not a port: name a number.*\n$/) as string });
  });

  it('refuses a folder of data that is not there', async () => {
    expect(await isthmus(desk, 'serve', '--port', '0', '--data', 'nowhere')).toMatchObject({ code: 2, out: '', err: `${join(desk.folder, 'nowhere')}, named with --data, is of no use: it does not exist.\n` });
  });
});
