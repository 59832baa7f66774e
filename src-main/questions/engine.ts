import type { EngineDescription } from '../engine/engine';
import { openEngine } from '../engine/open';
import { selfTest, type Check } from '../engine/self-test';

export interface EngineFound {
  readonly description: EngineDescription;
  /** What it was asked to compute, beside plain JavaScript. */
  readonly checks: readonly Check[];
}

/** What the engine of this process is, and whether it computes rightly. */
export async function engine(): Promise<EngineFound> {
  const opened = await openEngine();
  return { description: opened.description, checks: await selfTest(opened) };
}
