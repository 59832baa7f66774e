import { setImmediate as breathe } from 'node:timers/promises';
import type { Fed, Session } from '../engine/engine';
import type { FitProgram } from './fit-program';
import type { ExampleFeeds } from './step-feeds';

/** What an update's batch came to before the weights moved. */
export interface StepOutcome {
  /** The mean over the examples. */
  readonly loss: number;
  readonly hits: number;
  readonly examples: number;
}

/** Moves the weights once, by a batch that is looked at in these pieces; `numbers` is what the optimiser is fed. */
export async function takeStep(session: Session, { gathered }: Pick<FitProgram, 'gathered'>, pieces: readonly ExampleFeeds[], numbers: Readonly<Record<string, Fed>>): Promise<StepOutcome> {
  const examples = pieces.reduce((sum, piece) => sum + piece.examples.length, 0);
  if (gathered.length === 0) {
    const { loss, hits } = await session.run('step', { ...pieces[0], ...numbers });
    return { loss: loss[0], hits: hits[0], examples };
  }
  let loss = 0;
  let hits = 0;
  for (const [i, piece] of pieces.entries()) {
    const share = piece.examples.length / examples;
    const found = await session.run('piece', { ...piece, share, carried: i === 0 ? 0 : 1 });
    loss += found['loss'][0] * share;
    hits += found['hits'][0];
    await breathe();
  }
  await session.run('step', numbers);
  return { loss, hits, examples };
}
