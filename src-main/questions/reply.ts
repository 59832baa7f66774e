import { isRefusal } from '../../src-shared/refusal';
import { openLibrary } from '../library/library';
import { answers, type Question, type Reply } from './index';
import type { Answer } from './answering';

const send = (reply: Reply): Promise<void> => new Promise((resolve) => {
  if (!process.connected || !process.send) return resolve();
  process.send(reply, undefined, {}, () => resolve());
});

async function replyTo({ what, asked }: Question, folder: string): Promise<Reply> {
  try {
    const answer = answers[what] as Answer<unknown, unknown>;
    const library = await openLibrary(folder);
    return { told: 'answer', found: await answer(asked, { library, progress: (told) => void send({ told: 'progress', ...told }) }) };
  } catch (error) {
    if (isRefusal(error)) return { told: 'refusal', why: error.message };
    return { told: 'fault', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Answers the one question that the parent sends, then leaves; leaves at once when the parent is gone. */
export function replyToParent([folder]: readonly string[]): void {
  process.on('disconnect', () => process.exit(0));
  process.once('message', (question: Question) => {
    void replyTo(question, folder).then(send).then(() => process.exit(0));
  });
}
