import type { z } from 'zod';
import { Refusal } from '../../src-shared/refusal';

const scalar = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const space = /[ \t\n\r]*/y;

/** Where (in characters) a text stops being JSON; its length where it only ends too early. */
export function offsetOfFault(json: string): number {
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(json);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const sign = (mark: string): boolean => {
    skip(space);
    if (json[at] !== mark) return false;
    at++;
    return true;
  };
  const list = (end: string, item: () => boolean): boolean => {
    if (sign(end)) return true;
    do {
      if (!item()) return false;
    } while (sign(','));
    return sign(end);
  };
  const value = (): boolean => {
    if (sign('[')) return list(']', value);
    if (sign('{')) return list('}', () => (skip(space), skip(text)) && sign(':') && value());
    return skip(scalar);
  };
  if (value()) skip(space);
  return at;
}

/** The value that a text of JSON stands for; throws a Refusal naming the file and the offset in bytes where it breaks. */
export function parseJson(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    const at = offsetOfFault(json);
    const offset = Buffer.byteLength(json.slice(0, at));
    const fault = at >= json.length ? `ends too early, at byte ${offset}` : `is not JSON from byte ${offset} on`;
    throw new Refusal(`${path} ${fault}: restore it from a copy, or remove it.`);
  }
}

/** What a text of JSON stands for, held to a schema; throws a Refusal naming the file and the place. */
export function parseJsonAs<T>(schema: z.ZodType<T>, json: string, path: string): T {
  const parsed = schema.safeParse(parseJson(json, path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue.path.length > 0 ? `at "${issue.path.join('.')}"` : 'as a whole';
  throw new Refusal(`${path} is not what Isthmus writes there, ${place} (${issue.message}): restore it from a copy, or remove it.`);
}
