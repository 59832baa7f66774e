/** The process that launched this one. */
export interface Parent {
  /** Resolves when the message is on its way, or at once where the parent is gone. */
  send(message: unknown): Promise<void>;
  onMessage(hear: (message: unknown) => void): void;
  /** Called once, when the parent is gone. */
  onGone(hear: () => void): void;
}

/** What Electron gives a utility process in place of Node's channel. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', hear: () => void): unknown;
}

const forking: Parent = {
  send: (message) => new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    process.send(message, undefined, {}, () => resolve());
  }),
  onMessage: (hear) => void process.on('message', hear),
  onGone: (hear) => void process.once('disconnect', hear),
};

const overPort = (port: ParentPort): Parent => ({
  send: (message) => Promise.resolve(port.postMessage(message)),
  onMessage: (hear) => void port.on('message', ({ data }) => hear(data)),
  onGone(hear) {
    let isGone = false;
    const go = (): void => {
      if (!isGone) hear();
      isGone = true;
    };
    port.on('close', go);
    // A parent that is killed closes nothing; its children are then another's.
    const { ppid } = process;
    setInterval(() => { if (process.ppid !== ppid) go(); }, 1000).unref();
  },
});

/** The parent of this process, told apart at run time: Electron's, else Node's. */
export function openParent(): Parent {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  return parentPort ? overPort(parentPort) : forking;
}
