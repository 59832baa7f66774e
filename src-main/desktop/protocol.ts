import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { contentType, pageHeaders, pagePolicy } from '../app/page';
import { origin, scheme } from './address';

const headers = { ...pageHeaders, 'content-security-policy': pagePolicy() };

/** The file in the folder that an address of ours means; undefined for any other address, and for what lies outside. */
function fileOf(url: string, folder: string): string | undefined {
  if (!url.startsWith(`${origin}/`)) return undefined;
  try {
    const path = resolve(join(folder, decodeURIComponent(new URL(url).pathname)));
    return path.startsWith(resolve(folder) + sep) ? path : undefined;
  } catch {
    return undefined;
  }
}

async function answerPage({ method, url }: Request, folder: string): Promise<Response> {
  const file = method === 'GET' ? fileOf(url, folder) : undefined;
  const contents = file === undefined ? undefined : await readFile(file).catch(() => undefined);
  if (file === undefined || contents === undefined) return new Response(null, { status: 404, headers });
  return new Response(new Uint8Array(contents), { headers: { ...headers, 'content-type': contentType(file) } });
}

/** Claims the window's scheme; to be called before Electron is ready. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the built window's files under its own scheme, and nothing outside their folder. */
export function setupProtocol(folder: string): void {
  protocol.handle(scheme, (request) => answerPage(request, folder));
}
