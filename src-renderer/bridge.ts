import type { Chosen, News, Reply } from '../src-shared/messages';
import { Refusal } from '../src-shared/refusal';
import type { Bridge } from '../src-shared/wire';
import type { Door } from './lab';

/** The door of the desktop application. */
export const openBridge = ({ ask, hear, take }: Bridge): Door => ({
  ask: async (name, asked) => JSON.parse(await ask(name, JSON.stringify(asked))) as Reply,
  hear: (listener) => hear((news) => listener(JSON.parse(news) as News)),
  async take(file) {
    const reply = JSON.parse(await take(file)) as Reply;
    if ('answer' in reply) return reply.answer as Chosen;
    throw new Refusal('refusal' in reply ? reply.refusal : reply.fault);
  },
});
