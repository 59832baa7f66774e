import { beforeAll, describe, expect, it } from 'vitest';
import { launchFork, type Launched, type ProcessEnd } from '../../../src-main/jobs/launch';
import { heard } from '../../../src-main/jobs/parent';
import { built } from '../../built';

let entry: string;
beforeAll(async () => { entry = await built('main/jobs/talking.ts'); });

const ended = (launched: Launched): Promise<ProcessEnd> => new Promise((resolve) => launched.onEnd(resolve));

/** A launched process whose messages are awaited one by one. */
function talk(manner: string) {
  const launched = launchFork(entry, [manner], { ...process.env, ISTHMUS_TEST_WORD: 'hello' });
  const heard: unknown[] = [];
  let wake = (): void => undefined;
  launched.onMessage((message) => {
    heard.push(message);
    wake();
  });
  const next = async (): Promise<unknown> => {
    while (heard.length === 0) await new Promise<void>((resolve) => { wake = resolve; });
    return heard.shift();
  };
  return { launched, next };
}

describe.each([['a process forked by Node', 'channel', (said: unknown) => ({ repeated: said })], ['a process with a port as Electron gives it', 'port', (said: unknown) => ({ overPort: { repeated: said } })]])('%s', (_, manner, repeated) => {
  it('has the environment that it was given, hears its parent and answers', async () => {
    const { launched, next } = talk(manner);
    expect(await next()).toEqual(repeated('hello'));
    launched.send({ numbers: [1, 2] });
    expect(await next()).toEqual(repeated({ numbers: [1, 2] }));
    launched.send('leave');
    expect(await ended(launched)).toEqual({ code: 7, signal: null });
    expect(() => launched.send('to nobody')).not.toThrow();
  });

  it('is ended at once by a kill', async () => {
    const { launched, next } = talk(manner);
    await next();
    launched.kill('SIGKILL');
    expect(await ended(launched)).toEqual({ code: null, signal: 'SIGKILL' });
  });
});

it('a process with a port ends only when its parent has heard its last message', async () => {
  const { launched, next } = talk('port');
  await next();
  launched.send('end');
  expect(await next()).toEqual({ overPort: { last: 'farewell' } });
  let hasEnded = false;
  void ended(launched).then(() => (hasEnded = true));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(hasEnded).toBe(false);
  launched.send(heard);
  expect(await ended(launched)).toEqual({ code: 0, signal: null });
});

it('a process forked by Node ends when its last message is on its way', async () => {
  const { launched, next } = talk('channel');
  await next();
  launched.send('end');
  expect(await next()).toBe('farewell');
  expect(await ended(launched)).toEqual({ code: 0, signal: null });
});

it('a process whose port is closed knows that its parent is gone', async () => {
  const { launched, next } = talk('port');
  await next();
  launched.send('close');
  expect(await ended(launched)).toMatchObject({ code: 9 });
});

it('an entry that is not there ends with what Node says of it', async () => {
  const launched = launchFork('/nowhere/worker.js', [], process.env);
  expect(await ended(launched)).toMatchObject({ code: 1 });
});
