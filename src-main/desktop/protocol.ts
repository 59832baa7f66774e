import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { origin, scheme } from './address';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
};

/** What the page may load and do: its own files, and pictures that it makes itself. */
export const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = { 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin' };

const nothing = (status: number): Response => new Response(null, { status, headers });

/** Answers a request for one of the files in the folder, and for nothing outside it. */
export async function answerPage({ method, url }: { readonly method: string; readonly url: string }, folder: string): Promise<Response> {
  if (method !== 'GET' || !url.startsWith(`${origin}/`)) return nothing(403);
  let path: string;
  try {
    path = resolve(join(folder, decodeURIComponent(new URL(url).pathname)));
  } catch {
    return nothing(400);
  }
  const type = types[extname(path)];
  if (!path.startsWith(resolve(folder) + sep) || !type) return nothing(404);
  try {
    return new Response(new Uint8Array(await readFile(path)), { headers: { ...headers, 'content-type': type } });
  } catch {
    return nothing(404);
  }
}

/** Claims the window's scheme; to be called before Electron is ready. */
export function setupScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]);
}

/** Serves the built window under its own scheme. */
export function setupProtocol(folder: string): void {
  protocol.handle(scheme, (request) => answerPage(request, folder));
}
