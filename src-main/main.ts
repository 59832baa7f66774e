/** Entry: the desktop application; called with a command once it is installed, the same in a terminal. */
import { app } from 'electron';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLab } from './app/lab';
import { setupCrash } from './desktop/crash';
import { openShell } from './desktop/dialogs';
import { setupDoor } from './desktop/door';
import { setupGuards } from './desktop/guards';
import { isAlone, setupInstance } from './desktop/instance';
import { launchUtility } from './desktop/launch-utility';
import { setupMenu } from './desktop/menu';
import { obeyCommand } from './desktop/obey-command';
import { setupProtocol, setupScheme } from './desktop/protocol';
import { setupQuitting } from './desktop/quitting';
import { openWindow } from './desktop/window';
import { commandIn } from './desktop/words';
import { libraryFolder } from './library/folder';

const entries = dirname(fileURLToPath(import.meta.url));
const command = app.isPackaged ? commandIn(process.argv) : undefined;

async function openDesktop(): Promise<void> {
  setupProtocol(join(entries, '../window'));
  const desk = await openWindow(entries);
  const lab = openLab({ library: libraryFolder(), entries, launch: launchUtility, shell: openShell(desk.window) });
  setupDoor(desk.window, lab);
  setupMenu(desk.window, lab);
  setupInstance(desk.window, lab);
  setupCrash(desk.window);
  setupQuitting(desk, lab);
}

// Electron is ready only when this module has been run to its end, so that it cannot be waited for here.
if (command) {
  void app.whenReady().then(() => obeyCommand(command, entries));
} else if (isAlone()) {
  setupScheme();
  setupGuards();
  void app.whenReady().then(openDesktop);
}
