import { spawn } from 'node:child_process';

/** What opens an address in the user's browser. */
const opener: Partial<Record<NodeJS.Platform, readonly string[]>> = { darwin: ['open'], win32: ['explorer.exe'] };

/** Opens an address in the user's browser; false where that could not be begun. */
export function openBrowser(address: string, [program, ...args]: readonly string[] = opener[process.platform] ?? ['xdg-open']): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
    child.once('error', () => resolve(false));
    // An opener that fails does so at once; one that becomes the browser stays.
    const soon = setTimeout(() => resolve(true), 3000);
    child.once('exit', (code) => {
      clearTimeout(soon);
      // Explorer ends with 1 when all is well.
      resolve(code === 0 || process.platform === 'win32');
    });
    child.unref();
  });
}
