import { app, BrowserWindow, nativeTheme } from 'electron';
import { join } from 'node:path';
import { pageAddress } from './address';
import { least } from './place';
import { keepPlace, rememberedPlace } from './remember-place';

/** The one window, and what waits until its place is kept. */
export interface Desk {
  readonly window: BrowserWindow;
  readonly placeKept: () => Promise<void>;
}

/** Opens the window where it was closed, its page shut in; it is shown when there is something to see. */
export async function openWindow(entries: string): Promise<Desk> {
  const path = join(app.getPath('userData'), 'window.json');
  const { isMaximised, ...rectangle } = await rememberedPlace(path);
  const window = new BrowserWindow({
    ...rectangle,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: 'Isthmus',
    icon: join(entries, '../window/icon.png'),
    // What is seen before the page's first paint: its paper.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#16191d' : '#fdfdfc',
    webPreferences: {
      preload: join(entries, 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      // A spelling checker would download dictionaries.
      spellcheck: false,
    },
  });
  if (isMaximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  void window.loadURL(pageAddress());
  return { window, placeKept: keepPlace(window, path) };
}

/** Brings the window before the person's eyes. */
export function present(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
