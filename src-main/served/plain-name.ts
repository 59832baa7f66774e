import { basename } from 'node:path';

/** A file's name with nothing in it that a file system or a terminal would take amiss; its ending, which says what it is, is kept. */
export function plainName(name: string): string {
  const plain = basename(name.replaceAll('\\', '/')).replace(/[\p{Cc}<>:"|?*]/gu, '_').replace(/^\.+/, '').trim().slice(-120);
  return plain === '' ? 'file' : plain;
}
