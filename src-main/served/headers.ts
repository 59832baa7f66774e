import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';

/** What a page may load and reach: this lab, and nothing else. */
const policy = (host: string): string => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' blob: data:", `connect-src 'self' ws://${host}`,
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

/** The headers of every answer; the host has been looked at before. */
export const guarded = ({ headers }: IncomingMessage): OutgoingHttpHeaders => ({
  'content-security-policy': policy(headers.host ?? ''),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
});
