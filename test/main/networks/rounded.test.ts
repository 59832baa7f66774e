/** Networks in bfloat16, held to the same in float32. */
import { describe, expect, it } from 'vitest';
import { hasBfloat16, draftProgram } from '../../../src-main/graph/program';
import { buildNetwork, initialWeights, openNetwork, type Network } from '../../../src-main/networks';
import { families } from '../../../src-main/networks/families';
import { stream } from '../../../src-shared/math/random';
import { nativeEngine } from './native';

const { engine, why } = await nativeEngine();
const has = engine?.description.bfloat16 === true;
if (!has) console.warn(`not tested in bfloat16: ${why ?? `${engine?.description.device} has none`}`);

/** A small member of each family. */
const small = ['vgg-9-x0.125', 'vgg-11-bn', 'resnet-18-x0.125', 'resnet-8', 'wrn-56-1', 'wrn-10-1', 'preresnet-11', 'fsp-8', 'densenet-13-x0.25', 'lenet-5', 'myrtle-5', 'mlp-32-32'];
const task = { classes: 10, input: [32, 32, 3] as const };

/** A program with the logits of a network as it is (`float32`) and rounded (`bfloat16`), and its variables' values. */
function drafted(network: Network) {
  const program = draftProgram();
  const { parameters, statistics: kept } = network.layout;
  const given = {
    images: program.feed('images', [-1, ...network.input]).value,
    weights: program.variable('weights', [parameters]).value,
    statistics: program.variable('statistics', [kept]).value,
    mode: 'inference',
  } as const;
  const exact = buildNetwork(network, given);
  const rounded = buildNetwork(network, { ...given, rounded: 'bfloat16' });
  program.entry('float32', { logits: exact.logits });
  program.entry('bfloat16', { logits: rounded.logits, ...rounded.activations });
  return { program, exact, rounded };
}

async function run(network: Network) {
  const { program } = drafted(network);
  const session = await engine!.load(program);
  const { weights, statistics } = initialWeights(network, { seed: 3 });
  await session.set('weights', weights);
  if (statistics.length > 0) await session.set('statistics', statistics);
  const images = stream(3, 'images').fillNormal(new Float32Array(8 * 32 * 32 * 3));
  const [exact, rounded] = [await session.run('float32', { images }), await session.run('bfloat16', { images })];
  await session.close();
  return { exact: exact['logits'], rounded };
}

const norm = (values: Iterable<number>) => Math.hypot(...values);

describe.each(families.map(({ form, ...family }) => ({ form, name: small.find((name) => families.find(({ blocks }) => blocks(name))?.form === form), ...family })))('in the family $form', ({ name }) => {
  const network = openNetwork(String(name), task);

  it('images between layers are bfloat16 where that is asked for, logits float32, and nothing else changes type', () => {
    const { exact, rounded } = drafted(network);
    expect(rounded.logits.type).toBe('float');
    for (const [layer, { type, shape }] of Object.entries(rounded.activations)) expect([layer, type]).toEqual([layer, shape.length === 4 ? 'bfloat16' : 'float']);
    expect(Object.values(exact.activations).filter(({ type }) => type !== 'float')).toEqual([]);
  });

  it.skipIf(!has)('logits are off by some, by less than 2 %', async () => {
    const { exact, rounded } = await run(network);
    const difference = norm(Array.from(exact, (x, k) => x - rounded['logits'][k])) / norm(exact);
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(0.02);
  });
});

it('a program without a rounded network holds no bfloat16', () => {
  const { program, exact } = drafted(openNetwork('resnet-8', task));
  expect(hasBfloat16(program)).toBe(true);
  const alone = draftProgram();
  alone.entry('float32', { logits: exact.logits });
  expect(hasBfloat16(alone)).toBe(false);
});

it('a network is not trained in bfloat16', () => {
  const network = openNetwork('lenet-5', task);
  const program = draftProgram();
  const [images, weights] = [program.feed('images', [-1, 32, 32, 3]).value, program.variable('weights', [network.layout.parameters]).value];
  expect(() => buildNetwork(network, { images, weights, mode: 'training', rounded: 'bfloat16' })).toThrow('training in bfloat16: lenet-5');
});
