import { type BrowserWindow, dialog } from 'electron';
import type { Lab } from '../app/lab';

/** Takes in an experiment that was exported to a file, and shows it; says in a dialog why it cannot be taken in. */
export async function takeIn(path: string, window: BrowserWindow, lab: Promise<Lab>): Promise<void> {
  try {
    const { issue, requests } = await lab;
    const id = await requests.takeIn({ handle: issue(path).handle });
    window.webContents.send('go', `#/experiment/${encodeURIComponent(id)}`);
  } catch (error) {
    await dialog.showMessageBox(window, { type: 'error', message: error instanceof Error ? error.message : String(error) });
  }
}

/** Asks for such a file, and takes it in. */
export async function askForExperiment(window: BrowserWindow, lab: Promise<Lab>): Promise<void> {
  const { filePaths } = await dialog.showOpenDialog(window, { title: 'Open an exported experiment', properties: ['openFile'], filters: [{ name: 'Isthmus experiment', extensions: ['isthmus'] }] });
  for (const path of filePaths) await takeIn(path, window, lab);
}
