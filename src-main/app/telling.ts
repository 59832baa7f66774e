import type { News } from '../../src-shared/messages';

/** Where news are told, to whoever hears. */
export interface Telling {
  tell(news: News): void;
  /** Gives what stops the hearing. */
  hear(listener: (news: News) => void): () => void;
  isHeard(): boolean;
}

export function openTelling(): Telling {
  const listeners = new Set<(news: News) => void>();
  return {
    tell: (news) => listeners.forEach((listener) => listener(news)),
    hear(listener) {
      // The same function may hear twice, and stops once each time.
      const own = (news: News): void => listener(news);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    isHeard: () => listeners.size > 0,
  };
}
