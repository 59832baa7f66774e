import { app, type BrowserWindow, dialog } from 'electron';
import { join } from 'node:path';
import type { Shell } from '../app/lab';

/** What the desktop does for the app: the system's own dialogs. */
export const openShell = (window: BrowserWindow): Shell => ({
  ways: () => ({ dialog: true, places: [] }),
  async choose({ what, title, endings }) {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      title,
      properties: [what === 'folder' ? 'openDirectory' : 'openFile'],
      ...(endings ? { filters: [{ name: endings.map((ending) => `.${ending}`).join(', '), extensions: [...endings] }] } : {}),
    });
    return canceled ? undefined : filePaths[0];
  },
  async save(suggestedName, write) {
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: join(app.getPath('documents'), suggestedName) });
    if (canceled || !filePath) return { cancelled: true };
    await write(filePath);
    return { path: filePath };
  },
});
