import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { News, Reply } from '../../src-shared/messages';
import { beat, closedByLab, largestQuestion, type ToLab, type ToPage, written } from '../../src-shared/wire';
import { keepAnswers } from './answers';

/** A page that has so much still to read has stopped reading; it asks for everything again when it comes back. */
const mostUnread = 2 ** 28;

const questionSchema = z.strictObject({ id: z.int().nonnegative(), name: z.string(), asked: z.unknown(), settled: z.int().nonnegative() });

/** What a door leads to. */
export interface Behind {
  answer(name: unknown, asked: unknown): Promise<Reply>;
  hear(listener: (news: News) => void): () => void;
}

/** The sockets of the pages that are open. */
export interface Door {
  /** Makes a socket of a request whose host, origin and cookie were found right; `page` is what the page calls itself. */
  admit(request: IncomingMessage, socket: Duplex, head: Buffer, page: string): void;
  /** Tells every page that the lab is closed. */
  close(): void;
}

/** Opens the door: questions in, answers and news out. */
export function openDoor({ answer, hear }: Behind): Door {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestQuestion });
  const lab = randomUUID();
  const answers = keepAnswers(answer);
  const alive = new WeakSet<WebSocket>();

  const sendText = (socket: WebSocket, text: string): void => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > mostUnread) socket.terminate();
    else socket.send(text);
  };
  const send = (socket: WebSocket, message: ToPage): void => sendText(socket, JSON.stringify(message));
  const stopHearing = hear((news) => {
    const text = JSON.stringify({ news } satisfies ToPage);
    for (const socket of server.clients) sendText(socket, text);
  });
  const heart = setInterval(() => {
    for (const socket of server.clients) {
      // A connection that was cut without a word answers no ping.
      if (!alive.delete(socket)) socket.terminate();
      else {
        socket.ping();
        send(socket, { beat: true });
      }
    }
  }, beat * 1000).unref();

  function greet(socket: WebSocket, page: string): void {
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    // Too large a message, or one that is no text: the socket closes by itself, with the reason in its code.
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      // 1001: the page was left. Any other way it may come back and ask for its answers.
      if (code === 1001) answers.forget(page);
    });
    socket.on('message', (data, isBinary) => {
      const question = isBinary ? undefined : questionIn(String(data));
      if (!question) return socket.close(1008, 'not a question');
      void answers.to(page, question).then((reply) => send(socket, { id: question.id, reply: written(reply) }));
    });
    send(socket, { lab });
  }

  return {
    admit: (request, socket, head, page) => server.handleUpgrade(request, socket, head, (opened) => greet(opened, page)),
    close() {
      clearInterval(heart);
      stopHearing();
      for (const socket of server.clients) socket.close(closedByLab, 'the laboratory was closed');
      server.close();
    },
  };
}

function questionIn(text: string): ToLab | undefined {
  try {
    const { asked, ...rest } = questionSchema.parse(JSON.parse(text));
    return { ...rest, asked };
  } catch {
    return undefined;
  }
}
