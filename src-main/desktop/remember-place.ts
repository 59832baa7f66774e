import { type BrowserWindow, screen } from 'electron';
import { jsonFile } from '../library/json-file';
import { firstPlace, onScreen, placeSchema, type Place, type Rectangle } from './place';

/** The main screen's area for windows, then the others'. */
function screens(): readonly Rectangle[] {
  const main = screen.getPrimaryDisplay();
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
}

/** Where the window is to open: where it was closed, as far as that can be seen on today's screens. */
export async function rememberedPlace(path: string): Promise<Place> {
  // A file that was broken costs a person nothing but the place of a window.
  const kept = await jsonFile(path, placeSchema).read().catch(() => null);
  return kept ? { ...onScreen(kept, screens()), isMaximised: kept.isMaximised } : { ...firstPlace(screens()), isMaximised: false };
}

/** Keeps where the window stands, whenever that changes; gives what waits until the last of it is on disk. */
export function keepPlace(window: BrowserWindow, path: string): () => Promise<void> {
  const file = jsonFile<Place>(path, placeSchema);
  let timer: NodeJS.Timeout | undefined;
  let written = Promise.resolve();
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const place = { ...window.getNormalBounds(), isMaximised: window.isMaximized() };
    written = written.then(() => file.write(place)).catch(() => undefined);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, 300);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  return () => {
    if (timer) write();
    return written;
  };
}
