import type { News } from '../../src-shared/messages';
import { reportFault } from './report-fault';

/** Where news are told, to whoever hears. */
export interface Telling {
  tell(news: News): void;
  /** Gives what stops the hearing. */
  hear(listener: (news: News) => void): () => void;
  isHeard(): boolean;
}

/** A place without listeners yet. */
export function openTelling(): Telling {
  const listeners = new Set<(news: News) => void>();
  return {
    tell(news) {
      for (const listener of [...listeners]) {
        try {
          listener(news);
        } catch (error) {
          // One who cannot hear must not keep the others from hearing.
          reportFault(error);
        }
      }
    },
    hear(listener) {
      // The same function may hear twice, and stops once each time.
      const own = (news: News): void => listener(news);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    isHeard: () => listeners.size > 0,
  };
}
