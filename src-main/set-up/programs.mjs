import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first of these programs that is on PATH; undefined where none is. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/** The Chromium to test in: the one that ISTHMUS_CHROMIUM names, else one on PATH; undefined where there is neither. */
export function findChromium() {
  const named = process.env.ISTHMUS_CHROMIUM;
  return named && existsSync(named) ? named : findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable');
}
