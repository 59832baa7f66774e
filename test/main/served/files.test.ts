import { beforeAll, expect, it } from 'vitest';
import { openFiles } from '../../../src-main/served/files';
import { temporaryFolder } from '../../temporary';
import { knock, lodge, type Knock, type Lodging } from './lab';

let lab: Lodging;
beforeAll(async () => { lab = await lodge(); });
const fetched = (path: string, { method = 'GET' }: Knock = {}) => knock(lab, path, { method, headers: { cookie: lab.cookie } });

it('a page may load from its own lab, talk to it, and nothing else', async () => {
  const { headers } = await fetched('/');
  const policy = Object.fromEntries(String(headers['content-security-policy']).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
  expect(policy).toEqual({
    'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'font-src': "'self'", 'img-src': "'self' blob: data:",
    'connect-src': `'self' ws://127.0.0.1:${lab.port}`, 'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'",
  });
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin' });
});

it('files have their types; what is named for its content is kept by the browser, the page is asked for again', async () => {
  expect((await fetched('/')).headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  expect((await fetched('/assets/index-4f2a.js')).headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': expect.stringContaining('immutable') as string });
  expect(await fetched('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
});

it.each([
  '/../secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/..%5c..%5csecret.txt', '/..\\secret.txt', '//secret.txt', '/assets', '/assets/', '/index.html%00.js', '/constructor', '/%',
])('%s leads nowhere', async (path) => {
  const { status, body } = await fetched(path);
  expect(status).toBe(404);
  expect(body).not.toContain('secret');
});

it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not for files', async (method) => {
  expect((await fetched('/index.html', { method })).status).toBe(405);
});

it('a window that was not built is told of', async () => {
  await expect(openFiles(temporaryFolder())).rejects.toThrow(/has not been built.*npm run build/);
});
