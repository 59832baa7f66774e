import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Place } from '../../src-shared/messages';
import { answer } from '../app/answer';
import { openLab, type Lab, type LabOptions } from '../app/lab';
import { openDoor } from './door';
import { openDownloads } from './downloads';
import { openFiles } from './files';
import { openGate } from './gate';
import { listen } from './listen';
import { placesIn } from './places';
import { answerHttp, answerUpgrade, type House } from './respond';
import { openUploads } from './uploads';

export interface ServeOptions extends Omit<LabOptions, 'shell'> {
  /** The folder of the built window. */
  readonly window: string;
  /** Any free one where it is 0, the usual one where it is left out. */
  readonly port?: number;
  /** Folders that the window may choose from. */
  readonly data?: readonly string[];
}

/** A laboratory that is open to browsers on this machine. */
export interface ServedLab {
  readonly lab: Lab;
  readonly port: number;
  /** Whoever opens this is let in. */
  readonly address: string;
  /** An address that lets in once, for where others on this machine may read it. */
  addressForOnce(): string;
  /** Pauses what is at work, tells the pages, and stops listening. */
  close(): Promise<void>;
}

/** Opens the laboratory on http://127.0.0.1, behind a token. Throws a Refusal where the port, the library or a folder cannot be used. */
export async function serveLab({ window, port, data = [], ...options }: ServeOptions): Promise<ServedLab> {
  const files = await openFiles(window);
  const downloads = openDownloads();
  let places: readonly Place[] = [];
  const lab = await openLab({ ...options, shell: { ways: () => ({ dialog: false, places }), save: downloads.offer } });
  try {
    places = await placesIn(data, lab.issue);
    return await letIn({ files, downloads, lab, uploads: openUploads(join(options.library, 'uploaded-files')) }, port);
  } catch (error) {
    await lab.close();
    throw error;
  }
}

async function letIn(rooms: Omit<House, 'gate' | 'door'> & { readonly lab: Lab }, askedPort: number | undefined): Promise<ServedLab> {
  const { lab, downloads, uploads } = rooms;
  const server = createServer();
  // An upload may take as long as it takes.
  server.requestTimeout = 0;
  const port = await listen(server, askedPort);
  const gate = openGate(port);
  const door = openDoor({ answer: (name, asked) => answer(lab.requests, name, asked), hear: lab.hear });
  const house: House = { ...rooms, gate, door };
  server.on('request', (request, response) => void answerHttp(house, request, response));
  server.on('upgrade', (request, socket, head) => answerUpgrade(house, request, socket, head));

  const withKey = (key: string): string => `http://127.0.0.1:${port}/?token=${key}`;
  return {
    lab, port,
    address: withKey(gate.token),
    addressForOnce: () => withKey(gate.cutKey()),
    async close() {
      await lab.close();
      door.close();
      server.close();
      server.closeAllConnections();
      await Promise.all([downloads.close(), uploads.removeUnused(lab.requests)]);
    },
  };
}
