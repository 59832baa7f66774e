import { memoryLimit } from '../engine/memory-limit';
import { openEngine } from '../engine/open';
import type { EngineChoice } from '../engine/open';
import type { EngineDescription } from '../engine/engine';
import type { Answering } from './answering';

export interface EngineAsked {
  /** Unless given, what ISTHMUS_ENGINE says, else the best. */
  readonly choice?: EngineChoice;
}

export interface EngineFound {
  readonly description: EngineDescription;
  /** Bytes that a process here may hold. */
  readonly memory: number;
}

/** What an engine is, having been opened. */
export async function engine({ choice }: EngineAsked, _: Answering): Promise<EngineFound> {
  const { description } = await openEngine(choice ? { choice } : {});
  return { description, memory: memoryLimit() };
}
