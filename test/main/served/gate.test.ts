import { beforeAll, describe, expect, it } from 'vitest';
import { knock, lodge, type Lodging } from './lab';

let lab: Lodging;
beforeAll(async () => { lab = await lodge(); });

const within = (more: Record<string, string> = {}) => ({ headers: { cookie: lab.cookie, ...more } });

it('the address with its token gives a cookie that no script can read and no other site sends, and leads to one without the token', async () => {
  const { status, headers } = await knock(lab, new URL(lab.address).search);
  expect([status, headers.location]).toEqual([303, '/']);
  expect(headers['set-cookie']).toEqual([expect.stringMatching(/^isthmus-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/)]);
  expect((await knock(lab, '/', within())).body).toContain('<title>Isthmus</title>');
});

describe('nobody is let in', () => {
  const key = (): string => new URL(lab.address).searchParams.get('token') ?? '';
  it.each<[string, () => [string, Record<string, string>?]]>([
    ['without a token', () => ['/']],
    ['with a wrong token', () => [`/?token=${'A'.repeat(43)}`]],
    ['with a part of the token', () => [`/?token=${key().slice(0, -1)}`]],
    ['with a wrong token in spite of the cookie', () => ['/?token=wrong', { cookie: lab.cookie }]],
    ['with a wrong cookie', () => ['/', { cookie: `${lab.cookie.slice(0, -1)}!` }]],
    ["with another port's cookie", () => ['/', { cookie: lab.cookie.replace(/\d+=/, '1=') }]],
    ['under a foreign name, as behind a name that was made to lead here', () => [`/?token=${key()}`, { host: `evil.example:${lab.port}` }]],
    ['under a name that only begins as ours', () => ['/', { cookie: lab.cookie, host: '127.0.0.1.evil.example' }]],
  ])('%s: 403, with a page that says what to do', async (_, knocking) => {
    const [path, headers = {}] = knocking();
    const { status, headers: answered, body } = await knock(lab, path, { headers });
    expect([status, answered['set-cookie']]).toEqual([403, undefined]);
    expect(body).toContain('Open the ');
    expect(body).toContain('printed in the terminal');
    expect(body).not.toContain(key());
  });

  it.each(['/index.html', '/assets/index-4f2a.js', '/upload', '/download/x', '/door', '/nothing'])('to %s without the cookie', async (path) => {
    expect((await knock(lab, path)).status).toBe(403);
    expect((await knock(lab, path, { method: 'POST' })).status).toBe(403);
  });
});

it('a key for once opens once', async () => {
  const { search } = new URL(lab.addressForOnce());
  expect(search).not.toBe(new URL(lab.address).search);
  expect((await knock(lab, search)).status).toBe(303);
  expect((await knock(lab, search)).status).toBe(403);
  expect((await knock(lab, new URL(lab.address).search)).status).toBe(303);
});

it('is called localhost too, and by any port, as through a tunnel', async () => {
  for (const host of ['localhost', `localhost:${lab.port}`, '127.0.0.1:9000']) expect((await knock(lab, '/', within({ host }))).status).toBe(200);
});

it('another lab has another token', async () => {
  const other = await lodge();
  expect((await knock(other, '/', within())).status).toBe(403);
  expect((await knock(other, new URL(lab.address).search)).status).toBe(403);
});
