import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Who is let in: whoever brings the token in the address gets a cookie, and whoever has the cookie may pass. */
export interface Gate {
  readonly token: string;
  /** A key that opens once, for where others on this machine may read it, as in a program's arguments. */
  cutKey(): string;
  /** Whether this opens: the token, or a key that was not used yet. */
  opens(key: string): boolean;
  /** What gives the cookie to a browser. */
  readonly setCookie: string;
  hasCookie(request: IncomingMessage): boolean;
}

/** A gate with a new token. Cookies are shared by all ports of a machine, so the port is in the cookie's name. */
export function openGate(port: number): Gate {
  const name = `isthmus-${port}`;
  const token = secret();
  const keys = new Set<string>();
  return {
    token,
    setCookie: `${name}=${token}; HttpOnly; SameSite=Strict; Path=/`,
    cutKey() {
      const key = secret();
      keys.add(key);
      return key;
    },
    opens: (key) => keys.delete(key) || isSame(key, token),
    hasCookie({ headers }) {
      const cookies = (headers.cookie ?? '').split('; ');
      return cookies.some((cookie) => cookie.startsWith(`${name}=`) && isSame(cookie.slice(name.length + 1), token));
    },
  };
}

const secret = (): string => randomBytes(32).toString('base64url');

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** In a time that tells nothing of where they differ. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

/** Whether we are called by a name of this machine: a foreign name that leads here is how other sites get at local servers. Any port will do, as through a tunnel. */
export const isOwnHost = ({ headers }: IncomingMessage): boolean => /^(127\.0\.0\.1|localhost)(:\d{1,5})?$/.test(headers.host ?? '');

/** Whether a page of ours asks, and not one of another port or site. */
export const isOwnOrigin = ({ headers }: IncomingMessage): boolean => headers.origin === `http://${headers.host}`;
