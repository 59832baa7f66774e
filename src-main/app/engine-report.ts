import type { EngineReport } from '../../src-shared/messages';
import { Refusal } from '../../src-shared/refusal';
import { ask, type Asking, type Pending } from '../questions/ask';

/** What computes, told when it is asked for. */
export interface EngineReporting {
  /** Asked once, in a process of its own; asked again where it failed. Throws a Refusal saying why nothing computes. */
  report(): Promise<EngineReport>;
  close(): void;
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
      const { description: { title, device, precisions, threads, notTaken }, checks } = outcome.found;
      const wrong = checks.filter(({ passed }) => !passed).map(({ name }) => name);
      return {
        title, device, precisions, threads,
        notBetter: [...notTaken, ...(wrong.length > 0 ? [`Its self-test failed in ${wrong.join('; ')}: do not trust what it computes.`] : [])],
      };
    },
    close: () => pending?.stop(),
  };
}
