/** The door: what the window may ask and is told, the same over Electron's bridge and the browser's socket. */
import type { Asked, Answered, Chosen, News, Reply, RequestName, Requests } from '../src-shared/messages';
import { Refusal } from '../src-shared/refusal';
import type { Bridge } from '../src-shared/wire';
import { openBridge } from './bridge';
import { openSocket } from './socket';

/** What carries questions out and news in. */
export interface Door {
  ask(name: string, asked: unknown): Promise<Reply>;
  /** Gives what stops the hearing. */
  hear(listener: (news: News) => void): () => void;
  /** Hands in a file that was dropped or chosen in the page. */
  take(file: File): Promise<Chosen>;
  /** Called with a sentence when the laboratory cannot be reached, and with nothing when it can again; absent where that cannot be. Gives what stops it. */
  watch?(watcher: (lost: string | undefined) => void): () => void;
}

declare global {
  interface Window {
    /** Electron's bridge; absent in a browser. */
    readonly lab?: Bridge;
  }
}

export interface Lab extends Requests, Pick<Door, 'hear' | 'take'>, Required<Pick<Door, 'watch'>> {}

const door: Door = window.lab ? openBridge(window.lab) : openSocket();

async function ask<Name extends RequestName>(name: Name, asked: Asked<Name>): Promise<Answered<Name>> {
  const reply = await door.ask(name, asked);
  if ('answer' in reply) return reply.answer as Answered<Name>;
  if ('refusal' in reply) throw new Refusal(reply.refusal);
  throw new Error(reply.fault);
}

/** Each request as a method. Throws a Refusal for what the asker can put right. */
export const lab: Lab = new Proxy({ hear: door.hear, take: door.take, watch: door.watch ?? (() => () => undefined) } as Lab, {
  get: (own, name: string) => (name in own ? own[name as keyof Lab] : (asked: never) => ask(name as RequestName, asked)),
});
