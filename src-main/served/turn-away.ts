import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

const style = 'body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 20vh auto 0; padding: 0 1.5rem; color-scheme: light dark } h1 { font-size: 1.4rem }';
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** Why somebody is not let in, and what to do. */
export const reasons = {
  key: 'This address lacks the key. Open the one that Isthmus printed in the terminal where it was started: it carries the key. Every start has a new one.',
  host: 'Isthmus answers only where it is called 127.0.0.1 or localhost. Open the address that it printed in the terminal where it was started.',
  origin: 'Isthmus takes this from its own pages only. Open the address that it printed in the terminal where it was started.',
} as const;

/** Answers with a plain page that says what to do. */
export function turnAway(response: ServerResponse, reason: keyof typeof reasons): void {
  response.writeHead(403, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Isthmus</title><style>${style}</style><h1>This laboratory is locked</h1><p>${reasons[reason]}</p></html>\n`);
}
