import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Reply } from '../../src-shared/messages';
import { isRefusal } from '../../src-shared/refusal';
import type { Lab } from '../app/lab';
import type { Door } from './door';
import type { Downloads } from './downloads';
import type { Files } from './files';
import { isOwnHost, isOwnOrigin, type Gate } from './gate';
import { guarded } from './headers';
import { turnAway } from './turn-away';
import type { Uploads } from './uploads';

/** What a request may lead to. */
export interface House {
  readonly gate: Gate;
  readonly files: Files;
  readonly downloads: Downloads;
  readonly uploads: Uploads;
  readonly door: Door;
  readonly lab: Pick<Lab, 'issue'>;
}

const urlOf = ({ url = '/' }: IncomingMessage): URL | undefined => (URL.canParse(`http://isthmus${url}`) ? new URL(`http://isthmus${url}`) : undefined);

const sayPlainly = (response: ServerResponse, status: number, sentence: string): void =>
  void response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`);

/** Answers a request: the key in the address is taken first; then nothing is done for whom the gate does not know. */
export async function answerHttp(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    if (!isOwnHost(request)) return turnAway(response, 'host');
    const url = urlOf(request);
    const key = url?.searchParams.get('token') ?? undefined;
    if (key !== undefined) return admit(house, key, response);
    if (!house.gate.hasCookie(request)) return turnAway(response, 'key');
    response.setHeaders(new Map(Object.entries(guarded(request)) as [string, string][]));
    if (!url) return sayPlainly(response, 400, 'This is no address.');
    await give(house, url, request, response);
  } catch (error) {
    // A browser that goes away in the middle has nobody left to be told.
    if (response.headersSent || response.destroyed) response.destroy();
    else {
      process.stderr.write(`A fault in Isthmus: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      sayPlainly(response, 500, 'This could not be answered: the terminal where Isthmus was started says why.');
    }
  }
}

/** Whoever brings the key gets the cookie, and an address without the key. */
function admit({ gate }: House, key: string, response: ServerResponse): void {
  if (!gate.opens(key)) return turnAway(response, 'key');
  response.writeHead(303, { location: '/', 'set-cookie': gate.setCookie, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).end();
}

async function give(house: House, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url.pathname === '/upload') return upload(house, url, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') return sayPlainly(response, 405, 'This address is only for reading.');
  if (request.method === 'GET' && (await house.downloads.send(url.pathname, response))) return;
  if (await house.files.send(url.pathname, response, request.method === 'HEAD')) return;
  if (url.pathname.startsWith('/download/')) return sayPlainly(response, 404, 'This was fetched already, or waited for longer than ten minutes: save it again.');
  sayPlainly(response, 404, 'There is nothing at this address.');
}

async function upload({ uploads, lab }: House, url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') return sayPlainly(response, 405, 'Files are handed in here.');
  if (!isOwnOrigin(request)) return turnAway(response, 'origin');
  const reply = (status: number, body: Reply): void => void response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  try {
    const { path, name } = await uploads.take(request, url.searchParams.get('name') ?? '');
    reply(200, { answer: lab.issue(path, name) });
  } catch (error) {
    if (!isRefusal(error)) throw error;
    reply(422, { refusal: error.message });
    request.resume();
  }
}

/** Makes a socket of a request from a page of ours, and of no other. */
export function answerUpgrade({ gate, door }: House, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => undefined);
  const url = urlOf(request);
  const page = url?.searchParams.get('page') ?? '';
  const isWelcome = isOwnHost(request) && isOwnOrigin(request) && gate.hasCookie(request) && url?.pathname === '/door' && /^[\w-]{16,64}$/.test(page);
  if (isWelcome) door.admit(request, socket, head, page);
  else socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
