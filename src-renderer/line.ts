import { beat, closedByLab, type ToLab, type ToPage } from '../src-shared/wire';

const sentences = {
  lost: 'The connection to the laboratory is lost; trying again.',
  closed: 'The laboratory was closed. What was at work there is paused. Start it again and open the address that it prints.',
  anew: 'The laboratory was started anew and has another key: open the address that it printed in the terminal.',
};

/** Milliseconds before the first tries; the last holds for all that follow. */
const pauses = [100, 250, 500, 1000, 2000, 4000];

/** A socket that is opened again whenever it breaks. */
export interface Line {
  /** Gives whether it could be sent. */
  send(message: ToLab): boolean;
  /** Why the laboratory cannot be reached now, in a sentence; undefined while it can. */
  readonly lost: string | undefined;
}

/** Opens a line to the lab that served this page. `hear` is given every message, `change` is called when the line is lost and when it is back. */
export function openLine(hear: (message: ToPage) => void, change: (lost: string | undefined) => void): Line {
  const address = `ws://${location.host}/door?page=${crypto.randomUUID()}`;
  let socket: WebSocket;
  let tries = 0;
  let lost: string | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const tell = (why: string | undefined): void => {
    if (why === lost) return;
    lost = why;
    change(why);
  };

  function connect(): void {
    const mine = new WebSocket(address);
    socket = mine;
    mine.onopen = () => {
      tell(undefined);
      listen();
    };
    mine.onmessage = ({ data }: MessageEvent<string>) => {
      tries = 0;
      listen();
      const message = JSON.parse(data) as ToPage;
      if (!('beat' in message)) hear(message);
    };
    mine.onclose = ({ code }) => {
      clearTimeout(silence);
      if (mine === socket) void again(code);
    };
  }

  /** A cable that is pulled closes nothing: whoever says nothing for so long is gone. */
  function listen(): void {
    clearTimeout(silence);
    silence = setTimeout(() => {
      const silent = socket;
      silent.onclose = null;
      silent.close();
      void again(1006);
    }, 3 * beat * 1000);
  }

  async function again(code: number): Promise<void> {
    tell(code === closedByLab ? sentences.closed : (lost ?? sentences.lost));
    if (await isLocked()) tell(sentences.anew);
    setTimeout(connect, pauses[Math.min(tries++, pauses.length - 1)]);
  }

  connect();
  return {
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    get lost() {
      return lost;
    },
  };
}

/** Whether a lab answers that does not know us; a socket that is turned away does not say why. */
async function isLocked(): Promise<boolean> {
  try {
    return (await fetch('/', { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout(3000) })).status === 403;
  } catch {
    return false;
  }
}
