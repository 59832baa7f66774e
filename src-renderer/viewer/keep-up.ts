import type { News } from '../../src-shared/messages';

/** One answer that is kept up to date by news. */
export interface KeptUp {
  /** Asks, anew where that was done before; an older answer that comes late is dropped. */
  ask(): Promise<void>;
  hear(news: News): void;
}

/**
 * Keeps an answer up to date. What is told while it is being asked for may or may not be in it already, so it is heard at
 * once and again on top of the answer: `hear` must come to the same the second time.
 */
export function keepUp<Answer>(door: { ask(): Promise<Answer>; take(answer: Answer): void; hear(news: News): void; fail(error: unknown): void }): KeptUp {
  let turn = 0;
  let meanwhile: News[] | undefined;
  return {
    async ask() {
      const mine = ++turn;
      const told: News[] = (meanwhile = []);
      try {
        const answer = await door.ask();
        if (mine !== turn) return;
        meanwhile = undefined;
        door.take(answer);
        told.forEach(door.hear);
      } catch (error) {
        if (mine === turn) door.fail(error);
      }
    },
    hear(news) {
      meanwhile?.push(news);
      door.hear(news);
    },
  };
}
