import type { Reply } from '../../src-shared/messages';
import type { ToLab } from '../../src-shared/wire';

/** A page that lost its connection and has not come back is remembered until so many others have come. */
const pagesKept = 100;

/** What the pages asked and have not been seen to hear the answer of. */
export interface Answers {
  /** Answers a page's question, doing nothing a second time: one sent again is given the answer that there was, or waits for it. */
  to(page: string, question: ToLab): Promise<Reply>;
  /** The page has been left. */
  forget(page: string): void;
}

/** Keeps answers so that a question asked again is not done again. */
export function keepAnswers(answer: (name: unknown, asked: unknown) => Promise<Reply>): Answers {
  const pages = new Map<string, Map<number, Promise<Reply>>>();
  const pageOf = (name: string): Map<number, Promise<Reply>> => {
    const page = pages.get(name) ?? new Map<number, Promise<Reply>>();
    pages.delete(name);
    pages.set(name, page);
    const [oldest] = pages.keys();
    if (pages.size > pagesKept) pages.delete(oldest);
    return page;
  };
  return {
    to(name, { id, name: request, asked, settled }) {
      const page = pageOf(name);
      for (const old of page.keys()) if (old < settled) page.delete(old);
      const reply = page.get(id) ?? answer(request, asked);
      page.set(id, reply);
      return reply;
    },
    forget: (name) => void pages.delete(name),
  };
}
