/** Entry: the window's side of the door, all of Electron that its page can reach. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../src-shared/wire';

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

const bridge: Bridge = {
  ask: (name, asked) => ipcRenderer.invoke('ask', name, asked) as Promise<string>,
  hear(listener) {
    const tell = (_: unknown, news: string): void => listener(news);
    ipcRenderer.on('news', tell);
    return () => void ipcRenderer.off('news', tell);
  },
  // The page hands over a file that it was given, never the path of one.
  take: (file) => ipcRenderer.invoke('take', webUtils.getPathForFile(file as DroppedFile)) as Promise<string>,
};
contextBridge.exposeInMainWorld('lab', bridge);

const page = globalThis as unknown as { readonly location: { hash: string }; readonly document: { querySelector(selector: string): { click(): void } | null } };

// The menu moves the page by its address, and presses what the page has marked for it.
ipcRenderer.on('go', (_, hash: string) => (page.location.hash = hash));
ipcRenderer.on('press', (_, name: string) => page.document.querySelector(`[data-menu="${name}"]`)?.click());
