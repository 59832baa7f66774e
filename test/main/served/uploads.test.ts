import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Chosen } from '../../../src-shared/messages';
import { openLibrary } from '../../../src-main/library/library';
import { openUploads } from '../../../src-main/served/uploads';
import { temporaryFolder } from '../../temporary';
import { knock, lodge, type Lodging } from './lab';

const origin = ({ port }: Lodging): string => `http://127.0.0.1:${port}`;

async function upload(lab: Lodging, name: string, body: Buffer | string, headers: Record<string, string> = {}): Promise<{ status: number; reply: { answer?: Chosen; refusal?: string } }> {
  const found = await knock(lab, `/upload?name=${encodeURIComponent(name)}`, { method: 'POST', body, headers: { cookie: lab.cookie, origin: origin(lab), ...headers } });
  return { status: found.status, reply: found.headers['content-type']?.startsWith('application/json') ? (JSON.parse(found.body) as { answer?: Chosen }) : {} };
}

const uploaded = ({ library }: Lodging): readonly string[] => {
  const folder = join(library, 'uploaded-files');
  return existsSync(folder) ? readdirSync(folder).flatMap((own) => readdirSync(join(folder, own)).map((name) => join(folder, own, name))) : [];
};

describe('an upload', () => {
  it('becomes a file of its name, known by a handle', async () => {
    const lab = await lodge();
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, i) => i % 251));
    const { status, reply } = await upload(lab, 'weights of mine.safetensors', bytes);
    expect([status, reply.answer?.name]).toEqual([200, 'weights of mine.safetensors']);
    expect(uploaded(lab)).toEqual([expect.stringMatching(/weights of mine\.safetensors$/)]);
    expect(readFileSync(uploaded(lab)[0]).equals(bytes)).toBe(true);
    // The handle leads to it: what is wrong with it is now known.
    await expect(lab.lab.requests.takeIn({ handle: reply.answer?.handle ?? '', network: 'lenet-5' })).rejects.toThrow('weights of mine.safetensors');
  });

  it('is not taken from the page of another port or site, nor from one that does not say', async () => {
    const lab = await lodge();
    for (const other of [`http://127.0.0.1:${lab.port + 1}`, 'https://evil.example', 'null', '']) expect((await upload(lab, 'a.npy', 'a', { origin: other })).status).toBe(403);
    expect(uploaded(lab)).toEqual([]);
  });

  it('too large is refused with a sentence, said or not how large it is, and leaves nothing', async () => {
    const folder = temporaryFolder();
    const uploads = openUploads(folder, 1000);
    const body = (headers: object): IncomingMessage => Object.assign(Readable.from([Buffer.alloc(600), Buffer.alloc(600)]), { headers }) as unknown as IncomingMessage;
    for (const headers of [{ 'content-length': '1200' }, {}]) await expect(uploads.take(body(headers), 'a.npy')).rejects.toThrow(/a\.npy is larger than .*--data/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that the disk will not have is refused with a sentence that names it', async () => {
    const folder = join(temporaryFolder(), 'file');
    writeFileSync(folder, '');
    const lab = await lodge();
    writeFileSync(join(lab.library, 'uploaded-files'), '');
    expect(await upload(lab, 'a.npy', 'a')).toMatchObject({ status: 422, reply: { refusal: expect.stringMatching(/uploaded-files.*a\.npy could not be written, since/) as string } });
  });

  it('is kept when the lab is closed where an experiment needs it, and else removed', async () => {
    const lab = await lodge();
    for (const name of ['kept.npy', 'unused.npy']) await upload(lab, name, 'data');
    const kept = uploaded(lab).find((path) => path.endsWith('/kept.npy')) ?? '';
    await (await openLibrary(lab.library)).create({ kind: 'training', name: 'Mine', setup: { dataset: `npy:${kept},${kept}` }, seed: 0 });
    await lab.close();
    expect(uploaded(lab)).toEqual([kept]);
    await expect((await openLibrary(lab.library)).list()).resolves.toMatchObject({ unreadable: [] });
  });
});
