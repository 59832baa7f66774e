/** What holds for the window's page, whoever serves it. */
import { extname } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** What a browser is to take a file for, by its name. */
export const contentType = (path: string): string => types[extname(path)] ?? 'application/octet-stream';

/** What the page may load and reach (a Content-Security-Policy): its own files, pictures that it makes itself, and these connections. */
export const pagePolicy = (...connections: readonly string[]): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' blob: data:", ["connect-src 'self'", ...connections].join(' '),
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

/** What else is said with every file of it. */
export const pageHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;
