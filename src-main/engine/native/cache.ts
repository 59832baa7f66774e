import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder for what can be fetched or built again: `ISTHMUS_CACHE`, else the system's place for such things. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform, home = homedir()): string {
  if (env['ISTHMUS_CACHE']) return env['ISTHMUS_CACHE'];
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'isthmus', 'Cache');
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'isthmus');
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'isthmus');
}
