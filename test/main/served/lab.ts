/** A lab that is served in this process on a temporary library, and what knocks at it as any program could. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll } from 'vitest';
import type { Launch } from '../../../src-main/jobs/launch';
import { serveLab, type ServedLab } from '../../../src-main/served/serve';
import { temporaryFolder } from '../../temporary';

/** A process that ends as soon as it is started: here nothing is computed. */
const launch: Launch = () => ({
  pid: undefined, stdout: null, stderr: null,
  send: () => undefined, onMessage: () => undefined, kill: () => undefined,
  onEnd: (hear) => void setImmediate(() => hear({ code: 0, signal: null })),
});

export interface Lodging extends ServedLab {
  readonly library: string;
  /** What a browser that was let in sends with every request. */
  readonly cookie: string;
}

const open: ServedLab[] = [];
afterAll(async () => { for (const served of open) await served.close(); });

/** A built window in miniature; beside it lies what nobody may fetch. */
export function smallWindow(): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'window/assets'), { recursive: true });
  writeFileSync(join(folder, 'window/index.html'), '<!doctype html><title>Isthmus</title>');
  writeFileSync(join(folder, 'window/assets/index-4f2a.js'), 'export {};');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  return join(folder, 'window');
}

/** Serves a lab on a free port, and lets a browser in. */
export async function lodge({ data = [], library = temporaryFolder() }: { readonly data?: readonly string[]; readonly library?: string } = {}): Promise<Lodging> {
  const served = await serveLab({ library, entries: temporaryFolder(), window: smallWindow(), launch, port: 0, data });
  open.push(served);
  const { headers } = await knock(served, new URL(served.address).search);
  return { ...served, library, cookie: (headers['set-cookie'] ?? [''])[0].split(';')[0] };
}

export interface Knock {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for an address path exactly as it is written, unlike a browser, which tidies it up. */
export function knock({ port }: Pick<ServedLab, 'port'>, path: string, { method = 'GET', headers = {}, body }: Knock = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: path.startsWith('/') ? path : `/${path}`, method, headers }, (response) => {
      buffer(response).then((found) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: found.toString() }), reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}
