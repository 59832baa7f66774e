/** Choosing what computes: once a process, before any tensor exists. */
import { isRefusal, Refusal } from '../../src-shared/refusal';
import type { Engine, EngineName } from './engine';

export type EngineChoice = 'auto' | EngineName;

export interface EngineOptions {
  /** auto: TensorFlow where it can be had, else WebAssembly. Unless given: ISTHMUS_ENGINE, else auto. */
  readonly choice?: EngineChoice;
  /** Threads for one op. Unless given: ISTHMUS_THREADS, else as many as there are cores. */
  readonly threads?: number;
}

const CHOICES: readonly EngineChoice[] = ['auto', 'tensorflow', 'wasm', 'cpu'];

/** The choice that a person made by a word; throws a Refusal naming the possible ones. */
export function engineChoice(word: string): EngineChoice {
  const choice = CHOICES.find((name) => name === word);
  if (!choice) throw new Refusal(`There is no engine called ${word}; there are ${CHOICES.join(', ')}.`);
  return choice;
}

/** The number of threads that a person asked for by a word; undefined where none did. Throws a Refusal where it is no such number. */
export function threadsAsked(word: string | undefined): number | undefined {
  if (word === undefined || word === '') return undefined;
  if (!/^[1-9]\d{0,3}$/.test(word)) throw new Refusal(`ISTHMUS_THREADS is "${word}"; it must be a whole number from 1, or be left out for as many threads as there are cores.`);
  return Number(word);
}

/** Opens the best engine that the choice allows; its description says why a better one was not taken. */
export async function openEngine({ choice = engineChoice(process.env['ISTHMUS_ENGINE'] ?? 'auto'), threads = threadsAsked(process.env['ISTHMUS_THREADS']) }: EngineOptions = {}): Promise<Engine> {
  const notTaken: string[] = [];
  if (choice === 'auto' || choice === 'tensorflow') {
    try {
      const { openTensorFlow } = await import('./tensorflow/open');
      return await openTensorFlow({ threads });
    } catch (error) {
      if (choice === 'tensorflow' || !isRefusal(error)) throw error;
      notTaken.push(error.message);
    }
  }
  if (choice === 'cpu') return (await import('./interpreted/plain')).openPlain();
  return (await import('./interpreted/wasm')).openWasm({ threads, notTaken });
}
