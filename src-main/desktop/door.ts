import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { News, Reply } from '../../src-shared/messages';
import { isRefusal } from '../../src-shared/refusal';
import { written } from '../../src-shared/wire';
import { answer } from '../app/answer';
import type { Lab } from '../app/lab';
import { reportFault } from '../app/report-fault';
import { origin } from './address';

const notOurs: Reply = { fault: 'only the page of the window is answered' };
const notHere: Reply = { refusal: 'What was dropped is no file on this computer: save it first, then drop it.' };

const pathSchema = z.string().min(1);

/** What a text of JSON says; undefined, which no question is, for anything else. */
function said(text: unknown): unknown {
  try {
    return JSON.parse(z.string().parse(text));
  } catch {
    return undefined;
  }
}

/** Answers the window's page, and tells it the news; nobody else: neither a frame in it, nor a page from elsewhere. */
export function setupDoor(window: BrowserWindow, lab: Promise<Lab>): void {
  const isOurs = ({ senderFrame }: IpcMainInvokeEvent): boolean => senderFrame !== null && senderFrame === window.webContents.mainFrame && senderFrame.origin === origin;
  /** Lets our page have the lab's reply, or why there is no lab. */
  const handle = (channel: string, reply: (lab: Lab, ...told: unknown[]) => Reply | Promise<Reply>): void => ipcMain.handle(channel, async (event, ...told: unknown[]) => {
    const replied = !isOurs(event) ? notOurs : await lab.then(
      (opened) => reply(opened, ...told),
      (error: unknown) => (isRefusal(error) ? { refusal: error.message } : { fault: reportFault(error) }),
    );
    return JSON.stringify(written(replied));
  });

  handle('ask', ({ requests }, name, asked) => answer(requests, name, said(asked)));
  // The preload alone says this, of a file that a person dropped or chose: the page has no way to name a path.
  handle('take', ({ issue }, path) => {
    const taken = pathSchema.safeParse(path);
    return taken.success ? { answer: issue(taken.data) } : notHere;
  });

  const tell = (news: News): void => {
    if (!window.isDestroyed()) window.webContents.send('news', JSON.stringify(news));
  };
  void lab.then(({ hear }) => hear(tell), () => undefined);
}
