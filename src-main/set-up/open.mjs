import { pathToFileURL } from 'node:url';
import { downloadElectron, findElectron, sandboxArguments } from './electron.mjs';
import { commandLine, place } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const hasDisplay = ({ DISPLAY, WAYLAND_DISPLAY } = process.env) => process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);

/** Runs a command of the built command line in this process. */
export async function obey(...command) {
  process.argv = [process.execPath, commandLine, ...command];
  await import(pathToFileURL(commandLine));
}

/** Opens the laboratory: in a window of its own where there is a display and an Electron, else in a browser, saying why. */
export async function openLab() {
  if (!hasDisplay()) {
    say('there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the laboratory is opened for a browser at this address:');
    return obey('serve');
  }
  await downloadElectron();
  const electron = findElectron();
  if (!electron) {
    say('there is no Electron here, so the laboratory opens in the browser, at this address:');
    return obey('serve', '--open');
  }
  const unshut = sandboxArguments(electron);
  if (unshut.length > 0) say(`pages cannot be shut in for this user on this system, so the window runs with ${unshut.join(' ')}.`);
  process.exitCode = await run(electron, [...unshut, place('.')], { env: { ELECTRON_RUN_AS_NODE: undefined } });
}
