import type { Reply, RequestName, Requests } from '../../src-shared/messages';
import { isRefusal } from '../../src-shared/refusal';
import { reportFault } from './report-fault';
import { schemas } from './schemas';

const isRequestName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(schemas, name);

/** Answers one message from outside: name and question are checked against schemas; refusals and faults come back as data. */
export async function answer(requests: Requests, name: unknown, asked: unknown): Promise<Reply> {
  if (!isRequestName(name)) return { refusal: 'The window asked for something that this version of Isthmus does not know: load it again.' };
  const parsed = schemas[name].safeParse(asked);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    return { refusal: `The question "${name}" is not as it should be${path.length > 0 ? ` at "${path.join('.')}"` : ''}: ${message}.` };
  }
  try {
    const request = requests[name] as (asked: unknown) => Promise<unknown>;
    return { answer: await request(parsed.data) };
  } catch (error) {
    return isRefusal(error) ? { refusal: error.message } : { fault: reportFault(error) };
  }
}
