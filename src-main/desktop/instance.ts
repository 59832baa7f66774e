import { app, type BrowserWindow } from 'electron';
import type { Lab } from '../app/lab';
import { takeIn } from './take-in';
import { present } from './window';
import { filesNamed } from './words';

/** Whether this is the only window of its user; a second one is shown the first, and ends. */
export function isAlone(): boolean {
  const alone = app.requestSingleInstanceLock();
  if (!alone) app.exit(0);
  return alone;
}

/** Brings the window forward when the application is started once more, and takes in the files that it is called with, now or then. */
export function setupInstance(window: BrowserWindow, lab: Promise<Lab>): void {
  const take = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) await takeIn(path, window, lab);
  };
  app.on('second-instance', (_, argv, folder) => {
    present(window);
    void take(filesNamed(argv, folder));
  });
  app.on('activate', () => present(window));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void take([path]);
  });
  window.webContents.once('did-finish-load', () => void take(filesNamed(process.argv, process.cwd())));
}
