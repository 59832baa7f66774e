import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { downloadedCifar, type Archive } from '../../../src-main/datasets/cifar-download';
import type { Progress } from '../../../src-main/datasets/dataset';
import { temporaryFolder } from './temporary';

const root = temporaryFolder();
let downloads: string;
let number = 0;

/** One entry of a tar file. */
function entry(name: string, bytes: Buffer): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(bytes.length.toString(8).padStart(11, '0'), 124);
  header.write(bytes.length ? '0' : '5', 156);
  return Buffer.concat([header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);
}
const images = Buffer.from(Array.from({ length: 70000 }, (_, i) => (i * i) % 251));
const packed = gzipSync(Buffer.concat([entry('cifar-10-batches-bin/', Buffer.alloc(0)), entry('cifar-10-batches-bin/train.bin', images), entry('cifar-10-batches-bin/test.bin', Buffer.from('test')), Buffer.alloc(1024)]));

/** What was asked of the server, and how many bytes it sends before it breaks off. */
const asked: (string | undefined)[] = [];
let breakAfter = Infinity;
let server: Server;
let archive: Archive;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { range } = request.headers;
    asked.push(range);
    const from = Number(/bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
    if (from >= packed.length) return void response.writeHead(416).end();
    response.writeHead(range ? 206 : 200, { 'content-length': packed.length - from });
    response.write(packed.subarray(from, Math.min(packed.length, breakAfter)), () => (breakAfter < packed.length ? setTimeout(() => response.destroy(), 50) : response.end()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/cifar-10-binary.tar.gz`;
  archive = { address, md5: createHash('md5').update(packed).digest('hex'), inside: 'cifar-10-batches-bin' };
});
afterAll(() => server.close());
beforeEach(() => {
  downloads = join(root, String(number++));
  asked.length = 0;
  breakAfter = Infinity;
});

describe('a download of CIFAR', () => {
  it('is fetched with progress, checked, unpacked and not fetched again', async () => {
    const told: Parameters<Progress>[0][] = [];
    const folder = await downloadedCifar('cifar10', downloads, { archive, progress: (step) => told.push(step) });
    expect(readFileSync(join(folder, 'train.bin'))).toEqual(images);
    expect(readFileSync(join(folder, 'test.bin'), 'utf8')).toBe('test');
    expect(told.at(-1)).toEqual({ doing: 'fetching cifar10', done: packed.length, of: packed.length });
    expect(readdirSync(downloads)).toEqual(['cifar-10-batches-bin']);
    await downloadedCifar('cifar10', downloads, { archive });
    expect(asked.length).toBe(1);
  });

  it('goes on where it broke off', async () => {
    breakAfter = 200;
    await expect(downloadedCifar('cifar10', downloads, { archive })).rejects.toThrow(/could not be fetched: the connection broke .* are kept and gone on with next time\./);
    const kept = readFileSync(join(downloads, 'cifar-10-binary.tar.gz'));
    expect(kept).toEqual(packed.subarray(0, kept.length));
    expect(kept.length).toBeGreaterThan(0);
    breakAfter = Infinity;
    const folder = await downloadedCifar('cifar10', downloads, { archive });
    expect(asked).toEqual([undefined, `bytes=${kept.length}-`]);
    expect(readFileSync(join(folder, 'train.bin'))).toEqual(images);
  });

  it('takes an archive that lies there whole', async () => {
    mkdirSync(downloads);
    writeFileSync(join(downloads, 'cifar-10-binary.tar.gz'), packed);
    expect(readFileSync(join(await downloadedCifar('cifar10', downloads, { archive }), 'train.bin'))).toEqual(images);
  });

  it('is not fetched by two processes into each other', async () => {
    const both = await Promise.allSettled([downloadedCifar('cifar10', downloads, { archive }), downloadedCifar('cifar10', downloads, { archive })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(String(both.find((one) => one.status === 'rejected')?.reason)).toContain('Another process is fetching cifar10');
  });

  it('is thrown away where the checksum differs', async () => {
    await expect(downloadedCifar('cifar10', downloads, { archive: { ...archive, md5: 'another' } })).rejects.toThrow(/is broken or was changed \(MD5 [0-9a-f]{32}, expected another\); it was removed/);
    expect(readdirSync(downloads)).toEqual([]);
  });

  it('says so where the machine is offline', async () => {
    const nowhere = { ...archive, address: 'http://127.0.0.1:9/cifar-10-binary.tar.gz' };
    await expect(downloadedCifar('cifar10', downloads, { archive: nowhere })).rejects.toThrow(/could not be fetched: this machine is offline or does not reach it .* name its folder: cifar10:FOLDER\./);
    expect(existsSync(join(downloads, 'cifar-10-batches-bin'))).toBe(false);
  });
});
