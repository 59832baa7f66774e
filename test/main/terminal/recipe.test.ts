import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary';
import { buildIsthmus, document, isthmus, type Desk } from './isthmus';

let desk: Desk;
beforeAll(async () => {
  await buildIsthmus();
  desk = { library: temporaryFolder(), folder: temporaryFolder() };
});

it.each([
  [['li-widht'], 'did you mean "li-width"?'],
  [['first-look', '--scale', 'paper'], 'has no scale "paper"; there are smoke, desk.'],
  [['first-look', '--dataset', 'cifar10'], 'has images of its own'],
  [['li-width', '--scale', 'smoke', '--dataset', 'cifar10'], 'always takes small made-up images'],
  [['li-width', '--dataset', 'cifar10?trian=5000'], 'Did you mean train?'],
])('recipe %j is refused in a sentence', async (words, sentence) => {
  const { code, err } = await isthmus(desk, 'recipe', ...words);
  expect(code).not.toBe(0);
  expect(err).toContain(sentence);
});

it('a dataset of a folder is kept from the root, so that the recipe goes on from anywhere', async () => {
  const { code, err } = await isthmus(desk, 'recipe', 'li-width', '--dataset', 'images:own?size=16');
  expect(code).not.toBe(0);
  expect(err).toContain(`${desk.folder}/own`);
  const [{ id }] = await document<readonly { readonly id: string }[]>(desk, 'list');
  expect((await document<{ setup: { dataset: string } }>(desk, 'show', id)).setup.dataset).toBe(`images:${desk.folder}/own?size=16`);
});
