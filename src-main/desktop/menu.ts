import { app, type BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import type { Lab } from '../app/lab';
import { askForExperiment } from './take-in';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/** Gives the application its menu, whose every item has a key or is a custom of the system. */
export function setupMenu(window: BrowserWindow, lab: Promise<Lab>): void {
  const go = (label: string, accelerator: string, hash: string): MenuItemConstructorOptions => ({ label, accelerator, click: () => window.webContents.send('go', hash) });
  const onMac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    ...(onMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        go('&New experiment', 'CmdOrCtrl+N', '#/new'),
        go('&Library', 'CmdOrCtrl+L', '#/library'),
        separator,
        { label: '&Open experiment …', accelerator: 'CmdOrCtrl+O', click: () => void askForExperiment(window, lab) },
        { label: '&Export …', accelerator: 'CmdOrCtrl+E', click: () => window.webContents.send('press', 'export') },
        separator,
        { role: onMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'reload' },
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [separator, { role: 'toggleDevTools' as const }]),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [{ role: 'about' }] },
  ]));
}
