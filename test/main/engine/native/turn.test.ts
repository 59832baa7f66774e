import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurn } from '../../../../src-main/engine/native/turn';
import { temporaryFolder } from '../../../temporary';

test('what is done in turn never overlaps, and a failure lets the next one in', async () => {
  const folder = temporaryFolder();
  let inside = 0;
  let most = 0;
  const work = (fails: boolean) => inTurn(folder, 'work', async () => {
    most = Math.max(most, ++inside);
    await setTimeout(20);
    inside--;
    if (fails) throw new Error('failed in turn');
  });
  const done = await Promise.allSettled([work(false), work(true), work(false)]);
  expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
  expect(most).toBe(1);
});
