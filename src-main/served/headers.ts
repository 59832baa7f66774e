import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { pageHeaders, pagePolicy } from '../app/page';

/** The headers of every answer; the host has been looked at before. */
export const guarded = ({ headers }: IncomingMessage): OutgoingHttpHeaders => ({
  'content-security-policy': pagePolicy(`ws://${headers.host ?? ''}`),
  ...pageHeaders,
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
});
