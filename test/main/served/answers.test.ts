import { expect, it } from 'vitest';
import { keepAnswers } from '../../../src-main/served/answers';

/** Answers that count how often something was done. */
function counting() {
  let done = 0;
  const answers = keepAnswers(() => Promise.resolve({ answer: ++done }));
  return { ...answers, ask: (page: string, id: number, settled = id) => answers.to(page, { id, name: 'start', asked: null, settled }) };
}

it('a question is done once for a page, however often it is sent', async () => {
  const { ask } = counting();
  const replies = await Promise.all([ask('a', 0), ask('a', 0), ask('a', 1), ask('b', 0)]);
  expect(replies).toEqual([1, 1, 2, 3].map((answer) => ({ answer })));
  expect(await ask('a', 1, 0)).toEqual({ answer: 2 });
});

it('an answer is kept until the page has it, or has been left', async () => {
  const { ask, forget } = counting();
  await ask('a', 0);
  await ask('a', 1, 1);
  expect(await ask('a', 0, 0)).toEqual({ answer: 3 });
  expect(await ask('a', 1, 0)).toEqual({ answer: 2 });
  forget('a');
  expect(await ask('a', 1, 0)).toEqual({ answer: 4 });
});

it('pages that do not come back are forgotten, those longest away first', async () => {
  const { ask } = counting();
  await ask('first', 0);
  await ask('second', 0);
  for (let page = 0; page < 98; page++) await ask(`page ${page}`, 0);
  expect(await ask('first', 0)).toEqual({ answer: 1 });
  await ask('one more', 0);
  expect(await ask('first', 0)).toEqual({ answer: 1 });
  expect(await ask('second', 0)).toEqual({ answer: 102 });
});
