import { app, type BrowserWindow, dialog } from 'electron';

/** How long a window has to live after it was loaded again, before that is tried once more (milliseconds). */
const spell = 60_000;

/** Loads the page again when its process has ended, and says so. What is at work goes on: it has processes of its own. */
export function setupCrash(window: BrowserWindow): void {
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_, { reason }) => {
    if (reason === 'clean-exit') return;
    const again = performance.now() - last < spell;
    last = performance.now();
    if (again) void giveUp(window, reason);
    else void begin(window, reason);
  });
  window.on('unresponsive', () => void wait(window));
}

async function begin(window: BrowserWindow, reason: string): Promise<void> {
  window.webContents.reload();
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window had stopped and was opened again.',
    detail: `Nothing is lost: experiments at work went on. (${reason})`,
    buttons: ['Go on'],
  });
}

async function giveUp(window: BrowserWindow, reason: string): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window has stopped again.',
    detail: `Experiments at work go on; what was made is kept. (${reason})`,
    buttons: ['Open it again', 'Quit'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 0) window.webContents.reload();
  else app.quit();
}

async function wait(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer.',
    detail: 'Experiments at work go on either way.',
    buttons: ['Wait', 'Open it again'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) window.webContents.reload();
}
