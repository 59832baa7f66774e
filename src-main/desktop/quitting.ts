import { app, type BrowserWindow, dialog } from 'electron';
import type { Lab } from '../app/lab';
import type { Desk } from './window';

/** The question put to a person before work is paused. */
export const question = (count: number): string =>
  count === 1 ? 'An experiment is at work. It will be paused and can be resumed.' : `${count} experiments are at work. They will be paused and can be resumed.`;

async function mayQuit(window: BrowserWindow, count: number): Promise<boolean> {
  if (count === 0) return true;
  const { response } = await dialog.showMessageBox(window, { type: 'question', message: question(count), buttons: ['Quit', 'Stay'], defaultId: 1, cancelId: 1, noLink: true });
  return response === 0;
}

/**
 * Listens to a signal before anyone else does. Node asks the system for a signal when its first listener comes; one that a library
 * added while modules were loaded came before Electron put a handler of its own in that place, so that Node must ask anew.
 */
function heed(signal: NodeJS.Signals, listener: () => void): void {
  const others = process.listeners(signal);
  process.removeAllListeners(signal);
  for (const each of [listener, ...others]) process.on(signal, each);
}

/** Quits only when what is at work has been paused, after asking; a signal (Ctrl-C in a terminal, the end of the session) is not asked about. */
export function setupQuitting({ window, placeKept }: Desk, lab: Promise<Lab>): void {
  let state: 'open' | 'asking' | 'leaving' | 'left' = 'open';

  const leave = async (): Promise<void> => {
    state = 'leaving';
    await lab.then((opened) => opened.close(), () => undefined);
    await placeKept();
    state = 'left';
    app.quit();
  };
  const ask = async (): Promise<void> => {
    state = 'asking';
    const working = await lab.then((opened) => opened.working(), () => []);
    if (await mayQuit(window, working.length)) await leave();
    else state = 'open';
  };

  app.on('before-quit', (event) => {
    if (state === 'left') return;
    event.preventDefault();
    if (state === 'open') void ask();
  });
  window.on('close', (event) => {
    if (state === 'left') return;
    event.preventDefault();
    // Under macOS an application outlives its window.
    if (process.platform === 'darwin') window.hide();
    else app.quit();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    heed(signal, () => {
      if (state !== 'leaving') void leave();
    });
  }
}
