import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** The folder of the user's library: ISTHMUS_LIBRARY where set, else the place that the system keeps for an application's data. */
export function libraryFolder(environment: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  const named = environment['ISTHMUS_LIBRARY'];
  if (named) return resolve(named);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Isthmus', 'library');
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Isthmus', 'library');
  return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'isthmus', 'library');
}
