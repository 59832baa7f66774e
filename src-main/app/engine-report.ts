import type { EngineReport } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import type { EngineDescription } from '../engine/engine';
import { cacheFolder } from '../engine/native/cache';
import { engineStory } from '../engine/native/story';
import { ask, type Asking, type Pending } from '../questions/ask';

/** What computes, told when it is asked for. */
export interface EngineReporting {
  /** Asked once, in a process of its own; asked again where it failed. Throws a Refusal saying why nothing computes. */
  report(): Promise<EngineReport>;
  close(): void;
}

/** Of the native engine only a GPU would be better; where its library was looked for in vain before it was found is the doctor's to tell. */
async function better({ name, notTaken }: EngineDescription): Promise<readonly string[]> {
  if (name !== 'tensorflow') return notTaken;
  const { withoutGpu } = await engineStory({ cache: cacheFolder() });
  return withoutGpu === undefined ? [] : [`No GPU is used: ${withoutGpu}`];
}

/** What computes for workers that are started as these questions are. */
export function openEngineReport(asking: Asking): EngineReporting {
  let pending: Pending<'engine'> | undefined;
  return {
    async report() {
      pending ??= ask(asking, 'engine', undefined);
      const outcome = await pending.outcome;
      if (outcome.status !== 'answered') {
        pending = undefined;
        throw new Refusal(outcome.why);
      }
      const { description, checks } = outcome.found;
      const { title, device, precisions, bfloat16, threads } = description;
      const wrong = checks.filter(({ passed }) => !passed).map(({ name }) => name);
      return {
        title, device, threads,
        precisions: bfloat16 ? [...precisions, 'bfloat16'] : precisions,
        notBetter: [...(await better(description)), ...(wrong.length > 0 ? [`Its self-test failed in ${wrong.join('; ')}: do not trust what it computes.`] : [])],
      };
    },
    close: () => pending?.stop(),
  };
}
