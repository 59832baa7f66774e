import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../../src-main/library/library';
import { openDownloads } from '../../../src-main/served/downloads';
import { knock, lodge } from './lab';

describe('a download', () => {
  it('can be fetched once, under its name, with the cookie', async () => {
    const lab = await lodge();
    const { id } = await (await openLibrary(lab.library)).create({ kind: 'training', name: 'Mine', setup: {}, seed: 0 });
    const saved = await lab.lab.requests.save({ what: 'project', id });
    if (!('address' in saved)) throw new Error('not offered');
    const get = () => knock(lab, saved.address, { headers: { cookie: lab.cookie } });
    expect((await knock(lab, saved.address)).status).toBe(403);
    expect((await knock(lab, saved.address, { method: 'HEAD', headers: { cookie: lab.cookie } })).status).toBe(404);
    const first = await get();
    expect([first.status, first.headers['content-disposition']]).toEqual([200, `attachment; filename*=UTF-8''${encodeURIComponent(saved.name)}`]);
    expect(first.body.slice(0, 2)).toBe('PK');
    expect(await get()).toMatchObject({ status: 404, body: expect.stringContaining('save it again') as string });
  });

  it('is gone from the disk when it was fetched', async () => {
    const downloads = openDownloads();
    let written = '';
    const { address } = await downloads.offer('rows.csv', async (path) => writeFileSync((written = path), 'a,b'));
    const sent: Promise<boolean>[] = [];
    const server = createServer((_, response) => void sent.push(downloads.send(address, response))).listen(0, '127.0.0.1');
    await once(server, 'listening');
    expect((await knock(server.address() as AddressInfo, address)).body).toBe('a,b');
    server.close();
    expect(await Promise.all(sent)).toEqual([true]);
    expect(existsSync(join(written, '..'))).toBe(false);
  });

  it('that is not fetched goes when the lab is closed', async () => {
    const downloads = openDownloads();
    let written = '';
    await downloads.offer('rows.csv', async (path) => writeFileSync((written = path), 'a,b'));
    expect(readFileSync(written, 'utf8')).toBe('a,b');
    expect(statSync(join(written, '..')).mode & 0o077).toBe(0);
    await downloads.close();
    expect(existsSync(join(written, '..'))).toBe(false);
  });
});
