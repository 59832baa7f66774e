import { once } from 'node:events';
import { beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { largestQuestion, type ToPage } from '../../../src-shared/wire';
import { openLibrary } from '../../../src-main/library/library';
import { lodge, type Lodging } from './lab';

let lab: Lodging;
beforeAll(async () => { lab = await lodge(); });

let pages = 0;
const anotherPage = (): string => `page-of-these-tests-${pages++}`;

function socketOf({ port, cookie }: Lodging, { name = anotherPage(), path = '/door', headers = {} }: { name?: string; path?: string; headers?: Record<string, string> } = {}): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${port}${path}?page=${name}`, { headers: { cookie, origin: `http://127.0.0.1:${port}`, ...headers } });
}

/** A socket through which questions can be asked; the greeting is heard first. */
async function talk(of: Lodging = lab, name = anotherPage()) {
  const socket = socketOf(of, { name });
  const heard: ToPage[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data)) as ToPage));
  await once(socket, 'open');
  const until = async (isIt: (message: ToPage) => boolean): Promise<ToPage> => {
    for (;;) {
      const found = heard.find(isIt);
      if (found) return found;
      await once(socket, 'message');
    }
  };
  const reply = async (id: number): Promise<unknown> => (await until((message) => 'id' in message && message.id === id) as { reply: unknown }).reply;
  const ask = (id: number, request: string, asked: unknown, settled = id): Promise<unknown> => {
    socket.send(JSON.stringify({ id, name: request, asked, settled }));
    return reply(id);
  };
  return { socket, heard, ask, reply, until };
}

describe('the door', () => {
  it.each<[string, () => Parameters<typeof socketOf>[1]]>([
    ['a foreign page', () => ({ headers: { origin: 'https://evil.example' } })],
    ['a page of another port', () => ({ headers: { origin: `http://127.0.0.1:${lab.port + 1}` } })],
    ['what does not say where it comes from', () => ({ headers: { origin: '' } })],
    ['a page without the cookie', () => ({ headers: { cookie: '' } })],
    ['a page with a wrong cookie', () => ({ headers: { cookie: `isthmus-${lab.port}=wrong` } })],
    ['a foreign name for this machine', () => ({ headers: { host: 'evil.example', origin: 'http://evil.example' } })],
    ['another address', () => ({ path: '/' })],
    ['a page without a name', () => ({ name: '' })],
  ])('does not open to %s', async (_, options) => {
    const [error] = (await once(socketOf(lab, options()), 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 403');
  });

  it('answers what is asked, once it has said which lab it is', async () => {
    const { ask, heard } = await talk();
    expect(await ask(0, 'list', null)).toEqual({ answer: { headings: [], unreadable: [] } });
    expect(heard[0]).toEqual({ lab: expect.any(String) as string });
  });

  it('answers a wrong question with a sentence, and stays open', async () => {
    const { ask } = await talk();
    expect(await ask(0, 'open', { id: 7 })).toEqual({ refusal: expect.stringMatching(/^The question "open" is not as it should be at "id"/) as string });
    expect(await ask(1, 'open', { id: '../../etc' })).toEqual({ refusal: expect.stringMatching(/\.$/) as string });
    for (const name of ['obey', 'constructor', '__proto__', 'toString']) expect(await ask(2 + name.length, name, null)).toEqual({ refusal: expect.stringContaining('does not know') as string });
    expect(await ask(90, 'takeIn', { handle: '/etc/passwd' })).toEqual({ refusal: expect.stringContaining('not known here') as string });
    expect(await ask(91, 'list', null)).toHaveProperty('answer');
  });

  it.each<[string, string | Buffer, number]>([
    ['what is not JSON', 'hello', 1008],
    ['what is no question', '{"name":"list"}', 1008],
    ['a question with more than its parts', '{"id":0,"name":"list","asked":null,"settled":0,"path":"/"}', 1008],
    ['bytes', Buffer.from('{"id":0,"name":"list","asked":null,"settled":0}'), 1008],
    ['a huge message', JSON.stringify({ id: 0, name: 'list', asked: 'x'.repeat(largestQuestion), settled: 0 }), 1009],
  ])('is shut after %s, and other pages notice nothing', async (_, message, code) => {
    const other = await talk();
    const { socket } = await talk();
    socket.send(message);
    expect((await once(socket, 'close'))[0]).toBe(code);
    expect(await other.ask(0, 'list', null)).toHaveProperty('answer');
  });

  it('tells every page', async () => {
    const [one, two] = [await talk(), await talk()];
    const made = await openLibrary(lab.library);
    const { id } = await made.create({ kind: 'training', name: 'Mine', setup: {}, seed: 0 });
    await one.ask(5, 'rename', { id, name: 'Yours' });
    for (const { until } of [one, two]) expect(await until((message) => 'news' in message && message.news.told === 'heading' && message.news.heading.name === 'Yours')).toBeDefined();
  });
});

describe('a question that is sent again after the connection was lost', () => {
  const beginning = { kind: 'training', name: 'Once', setup: { network: 'resnet-8-x0.25', dataset: 'glyphs?train=64&test=32&side=16' }, seed: 1 };
  const count = async (of: Lodging): Promise<number> => (await of.lab.requests.list(null)).headings.length;

  it('is not done again, and has its answer', async () => {
    const own = await lodge();
    const page = anotherPage();
    const first = await talk(own, page);
    const before = await first.ask(3, 'start', beginning);
    expect(before).toEqual({ answer: expect.any(String) as string });
    first.socket.terminate();
    const second = await talk(own, page);
    expect(await second.ask(3, 'start', beginning)).toEqual(before);
    expect(await count(own)).toBe(1);
    // Another question is, and so is one of another page.
    await second.ask(4, 'start', beginning);
    await (await talk(own)).ask(3, 'start', beginning);
    expect(await count(own)).toBe(3);
  });

  it('waits for the answer where the first is still being worked on', async () => {
    const own = await lodge();
    const page = anotherPage();
    const first = await talk(own, page);
    first.socket.send(JSON.stringify({ id: 3, name: 'start', asked: beginning, settled: 3 }));
    first.socket.send(JSON.stringify({ id: 4, name: 'list', asked: null, settled: 3 }));
    await first.reply(4);
    first.socket.terminate();
    const second = await talk(own, page);
    expect(await second.ask(3, 'start', beginning)).toEqual({ answer: expect.any(String) as string });
    expect(await count(own)).toBe(1);
  });
});

it('a lab that is closed says so to its pages', async () => {
  const own = await lodge();
  const { socket } = await talk(own);
  await own.close();
  expect((await once(socket, 'close'))[0]).toBe(4001);
});
