/** The process that launched this one. */
export interface Parent {
  /** Resolves when the message is on its way, or at once where the parent is gone. */
  send(message: unknown): Promise<void>;
  /** The last message before this process ends: resolves when the parent has it, or is gone. */
  sendLast(message: unknown): Promise<void>;
  onMessage(hear: (message: unknown) => void): void;
  /** Called once, when the parent is gone. */
  onGone(hear: () => void): void;
}

/** A message after which the process ends, as it goes over a port; the parent answers it with `heard`. */
export interface Last {
  readonly last: unknown;
}
export const heard = 'heard';
export const isLast = (message: unknown): message is Last => typeof message === 'object' && message !== null && 'last' in message;

/** How long a parent may take to say that it has heard (milliseconds). */
const patience = 10_000;

/** What Electron gives a utility process in place of Node's channel. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', hear: () => void): unknown;
}

const sendByChannel = (message: unknown): Promise<void> => new Promise((resolve) => {
  if (!process.connected || !process.send) return resolve();
  process.send(message, undefined, {}, () => resolve());
});

const forking: Parent = {
  send: sendByChannel,
  sendLast: sendByChannel,
  onMessage: (hear) => void process.on('message', hear),
  onGone: (hear) => void process.once('disconnect', hear),
};

const overPort = (port: ParentPort): Parent => ({
  send: (message) => Promise.resolve(port.postMessage(message)),
  // A port says nothing of what has been sent, and what is on its way is lost with the process: so the parent says that it has heard.
  sendLast: (message) => new Promise((resolve) => {
    port.on('message', ({ data }) => { if (data === heard) resolve(); });
    port.on('close', resolve);
    setTimeout(resolve, patience);
    port.postMessage({ last: message } satisfies Last);
  }),
  onMessage: (hear) => void port.on('message', ({ data }) => { if (data !== heard) hear(data); }),
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
