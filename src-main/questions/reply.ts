import { isRefusal } from '../../src-shared/refusal';
import { openParent, type Parent } from '../jobs/parent';
import { openLibrary } from '../library/library';
import { answers, type Question, type Reply } from './index';
import type { Answer } from './answering';

async function replyTo({ what, asked }: Question, folder: string, parent: Parent): Promise<Reply> {
  try {
    const answer = answers[what] as Answer<unknown, unknown>;
    const library = await openLibrary(folder);
    return { told: 'answer', found: await answer(asked, { library, progress: (told) => void parent.send({ told: 'progress', ...told }) }) };
  } catch (error) {
    if (isRefusal(error)) return { told: 'refusal', why: error.message };
    return { told: 'fault', why: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Answers the one question that the parent sends, then leaves; leaves at once when the parent is gone. */
export function replyToParent([folder]: readonly string[]): void {
  const parent = openParent();
  parent.onGone(() => process.exit(0));
  let isAsked = false;
  parent.onMessage((question) => {
    if (isAsked) return;
    isAsked = true;
    void replyTo(question as Question, folder, parent).then((reply) => parent.sendLast(reply)).then(() => process.exit(0));
  });
}
