/** Entry: the window's side of the door, all of Electron that its page can reach. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Chosen, News, Reply } from '../src-shared/messages';

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

contextBridge.exposeInMainWorld('lab', {
  ask: (name: string, asked: unknown): Promise<Reply> => ipcRenderer.invoke('ask', name, asked) as Promise<Reply>,
  hear(listener: (news: News) => void): () => void {
    const tell = (_: unknown, news: News): void => listener(news);
    ipcRenderer.on('news', tell);
    return () => void ipcRenderer.off('news', tell);
  },
  // The page hands over a file that it was given, never the path of one.
  async take(file: DroppedFile): Promise<Chosen> {
    const reply = (await ipcRenderer.invoke('take', webUtils.getPathForFile(file))) as Reply;
    if ('answer' in reply) return reply.answer as Chosen;
    throw new Error('refusal' in reply ? reply.refusal : reply.fault);
  },
});

const page = globalThis as unknown as { readonly location: { hash: string }; readonly document: { querySelector(selector: string): { click(): void } | null } };

// The menu moves the page by its address, and presses what the page has marked for it.
ipcRenderer.on('go', (_, hash: string) => (page.location.hash = hash));
ipcRenderer.on('press', (_, name: string) => page.document.querySelector(`[data-menu="${name}"]`)?.click());
