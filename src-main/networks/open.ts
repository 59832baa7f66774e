import { nearest } from '../../src-shared/nearest';
import { Refusal } from '../../src-shared/refusal';
import type { Block } from './block';
import { families } from './families';
import { layoutOf } from './layout';
import type { Network, Task } from './network';
import { isDescription, OWN, ownBlocks } from './own';

/** The names that lists show; families have further members (`networkForms`). */
export const networkNames: readonly string[] = families.flatMap(({ names }) => names);

/** How the members of each family are called. */
export const networkForms: readonly string[] = [...families.map(({ form }) => form), 'the path of a JSON file: one of your own'];

/** A network by its name, from the JSON file at a path that ends so, or from such JSON itself; throws a Refusal where there is none, or where it does not fit the task. */
export function openNetwork(name: string, task: Task): Network {
  const architecture = { ...task, name: isDescription(name) ? OWN : name, blocks: blocksOf(name) };
  return { ...architecture, layout: layoutOf(architecture) };
}

/** The blocks of a network for whatever task; throws a Refusal where there is no such network. */
export function blocksOf(name: string): readonly Block[] {
  if (name.endsWith('.json') || isDescription(name)) return ownBlocks(name);
  for (const family of families) {
    const blocks = family.blocks(name);
    if (blocks) return blocks;
  }
  const like = nearest(name, networkNames);
  throw new Refusal(`There is no network called ${name}.${like === undefined ? '' : ` Did you mean ${like}?`} All are listed by \`isthmus networks\`.`);
}
