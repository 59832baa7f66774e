import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../../src-shared/refusal';

/** Always the same where it is free, so that a browser keeps what it knows of the page. */
const usualPort = 4783;

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

async function tryPort(server: Server, port: number): Promise<void> {
  // Only this machine can reach it.
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
}

/** Lets a server listen on this machine alone, and gives the port: the one asked for (0: any free one), else the usual one, or any where that is taken. Throws a Refusal where the one asked for cannot be had. */
export async function listen(server: Server, asked?: number): Promise<number> {
  try {
    await tryPort(server, asked ?? usualPort);
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE' && asked !== undefined) throw new Refusal(`Port ${asked} is taken by another program: name another with --port, or leave --port out and a free one is found.`);
    if (codeOf(error) === 'EACCES') throw new Refusal(`Port ${asked} may not be used by you: name one of at least 1024 with --port.`);
    if (codeOf(error) !== 'EADDRINUSE') throw error;
    await tryPort(server, 0);
  }
  return (server.address() as AddressInfo).port;
}
