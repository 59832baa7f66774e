import type { Engine } from '../../engine/engine';
import type { Bench } from '../bench';
import type { Trained } from '../open-trained';
import { namesOf } from '../weights-names';
import { openAround, openSlice, type Around, type Slice } from './open-around';
import { measureRounding, sayRounding, type Rounding } from './rounding';
import type { LandscapeSetup } from './setup';

/** All weights that a landscape is drawn around, of which one at a time is on the device. */
export interface Gallery {
  /** What they are called, in their order. */
  readonly names: readonly string[];
  /** Puts weights (from 1) on the device in the place of those there. */
  open(number: number): Promise<Around>;
  /** What was found true of all of them, in sentences, a line for each. */
  readonly said: string;
  /** How far what is drawn is from float32, as a sentence; empty where it is float32. */
  readonly rounding: string;
  close(): Promise<void>;
}

/** Opens the weights one after the other, so that what is wrong with any of them is said before anything is drawn. */
export async function openGallery(setup: LandscapeSetup, bench: Bench, engine: () => Promise<Engine>): Promise<Gallery> {
  const references = [setup.weights, ...setup.besides];
  const names = await namesOf(references, bench.weights);
  let loaded: (Slice & { readonly of: string }) | undefined;
  let opened: { readonly number: number; readonly around: Around } | undefined;
  const close = async (): Promise<void> => {
    await loaded?.session.close();
    loaded = undefined;
  };
  // Weights of one network on the same images share the program and what is on the device.
  const slice = async (trained: Trained): Promise<Slice> => {
    const of = JSON.stringify([trained.spec, trained.network.blocks]);
    if (loaded?.of === of) return loaded;
    await close();
    loaded = { ...(await openSlice(setup, engine, trained)), of };
    return loaded;
  };
  const open = async (number: number): Promise<Around> => {
    if (opened?.number === number) return opened.around;
    const around = await openAround(setup, bench, slice, { reference: references[number - 1], number });
    opened = { number, around };
    return around;
  };
  const sentences: string[] = [];
  const roundings: Rounding[] = [];
  for (const [k, name] of names.entries()) {
    const around = await open(k + 1);
    sentences.push(`${names.length > 1 ? `${name}: ` : ''}${around.said}`);
    if (setup.precision === 'bfloat16') roundings.push(await measureRounding(setup, around, await around.way(1)));
  }
  return { names, open, close, said: sentences.join('\n'), rounding: roundings.length > 0 ? sayRounding(roundings) : '' };
}
