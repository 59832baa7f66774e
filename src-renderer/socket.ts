import type { Chosen, News, Reply, RequestName } from '../src-shared/messages';
import { Refusal } from '../src-shared/refusal';
import { largestQuestion, type ToLab } from '../src-shared/wire';
import type { Door } from './lab';
import { openLine } from './line';

interface Question extends Omit<ToLab, 'settled'> {
  readonly settle: (reply: Reply) => void;
  /** Whether a lab may have heard it. */
  isSent: boolean;
}

/** What may be asked of another lab too, since it changes nothing. */
const reading: ReadonlySet<string> = new Set<RequestName>(['about', 'engine', 'list', 'weights', 'open', 'rows', 'plan', 'recipe']);

const unsure = 'The laboratory was started anew while this was being done: look whether it was, and ask again where it was not.';

/** The door of a lab that is served to a browser. A connection that breaks is opened again; no question is lost by it, and none is done twice. */
export function openSocket(): Door {
  const waiting = new Map<number, Question>();
  const listeners = new Set<(news: News) => void>();
  const watchers = new Set<(lost: string | undefined) => void>();
  let count = 0;
  /** Who the lab said it is, and whether it has said so on the line that is open now: until then it may be another. */
  let lab: string | undefined;
  let isGreeted = false;

  const line = openLine(
    (message) => {
      if ('lab' in message) greet(message.lab);
      else if ('news' in message) tell(message.news);
      else if ('id' in message) answered(message.id, message.reply);
    },
    (lost) => {
      isGreeted = false;
      watchers.forEach((watch) => watch(lost));
    },
  );

  const tell = (news: News): void => listeners.forEach((listener) => listener(news));

  function send(question: Question): void {
    if (!isGreeted) return;
    const { id, name, asked } = question;
    const [oldest = id] = waiting.keys();
    if (line.send({ id, name, asked, settled: oldest })) question.isSent = true;
  }

  function answered(id: number, reply: Reply): void {
    waiting.get(id)?.settle(reply);
    waiting.delete(id);
  }

  /** The line is open, for the first time or again: what waits is asked (again), and what was told in between is asked for. */
  function greet(now: string): void {
    const isFirst = lab === undefined;
    const isAnother = !isFirst && lab !== now;
    lab = now;
    isGreeted = true;
    for (const question of waiting.values()) {
      if (isAnother && question.isSent && !reading.has(question.name)) answered(question.id, { refusal: unsure });
      else send(question);
    }
    if (!isFirst) tell({ told: 'again' });
  }

  return {
    ask: (name, asked) => new Promise((settle) => {
      if (JSON.stringify(asked).length > largestQuestion) return settle({ refusal: 'This is too much to be asked at once: hand large files in as files.' });
      const question: Question = { id: count++, name, asked, settle, isSent: false };
      waiting.set(question.id, question);
      send(question);
    }),
    hear(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    take,
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** Hands in a file. Throws a Refusal where it was not taken. */
async function take(file: File): Promise<Chosen> {
  const reply = await upload(file);
  if ('answer' in reply) return reply.answer as Chosen;
  throw new Refusal('refusal' in reply ? reply.refusal : reply.fault);
}

async function upload(file: File): Promise<Reply> {
  try {
    const response = await fetch(`/upload?name=${encodeURIComponent(file.name)}`, { method: 'POST', body: file });
    if (response.headers.get('content-type')?.startsWith('application/json')) return (await response.json()) as Reply;
    return { refusal: `${file.name} was not taken: ${response.status === 403 ? 'the laboratory has another key now, so open the address that it printed in the terminal' : (await response.text()).trim()}.` };
  } catch {
    return { refusal: `${file.name} was not taken, since the connection to the laboratory was lost: hand it in again.` };
  }
}
