import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import type { News, Reply } from '../../src-shared/messages';
import { isRefusal } from '../../src-shared/refusal';
import { answer } from '../app/answer';
import type { Lab } from '../app/lab';
import { reportFault } from '../app/report-fault';
import { origin } from './address';

const refused: Reply = { fault: 'only the page of the window is answered' };

const notHere: Reply = { refusal: 'What was dropped is no file on this computer: save it first, then drop it.' };

const takenSchema = z.string().min(1);

/** Answers the window's page, and tells it the news; nobody else: neither a frame in it, nor a page from elsewhere. */
export function setupDoor(window: BrowserWindow, lab: Promise<Lab>): void {
  const isOurs = ({ senderFrame }: IpcMainInvokeEvent): boolean => senderFrame !== null && senderFrame === window.webContents.mainFrame && senderFrame.origin === origin;

  /** The lab's reply; where it could not be opened, why. */
  const reply = (use: (lab: Lab) => Reply | Promise<Reply>): Promise<Reply> =>
    lab.then(use, (error: unknown) => (isRefusal(error) ? { refusal: error.message } : { fault: reportFault(error) }));

  ipcMain.handle('ask', (event, name: unknown, asked: unknown) => (isOurs(event) ? reply(({ requests }) => answer(requests, name, asked)) : refused));
  // The preload alone says this, of a file that a person dropped or chose: the page has no way to name a path.
  ipcMain.handle('take', (event, path: unknown) => {
    if (!isOurs(event)) return refused;
    const taken = takenSchema.safeParse(path);
    return taken.success ? reply(({ issue }) => ({ answer: issue(taken.data) })) : notHere;
  });
  const tell = (news: News): void => {
    if (!window.isDestroyed()) window.webContents.send('news', news);
  };
  void lab.then(({ hear }) => hear(tell), () => undefined);
}
