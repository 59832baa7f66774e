import { Refusal } from '../../src-shared/refusal';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space there',
  EDQUOT: 'your share of the disk is used up: free some space there',
  EFBIG: 'it would be larger than the file system allows',
  EACCES: 'you may not write there: allow it, or choose another folder',
  EPERM: 'you may not write there: allow it, or choose another folder',
  EROFS: 'the disk can only be read: choose another folder',
  ENOTDIR: 'a part of the path is a file, not a folder: choose another folder',
  EEXIST: 'a file stands where a folder should be: choose another folder',
  EIO: 'the disk reports a fault: check it before going on',
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the error says that the file or folder does not exist. */
export const isMissing = (error: unknown): boolean => codeOf(error) === 'ENOENT';

/** Whether the error says that something of that name stands there already. */
export const isTaken = (error: unknown): boolean => {
  const code = codeOf(error) ?? '';
  // Windows answers a rename onto a folder with EPERM or EACCES.
  return ['ENOTEMPTY', 'EEXIST', ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : [])].includes(code);
};

/** A Refusal naming the path and what to do where the disk will not have it; any other error as it came. */
export function diskRefusal(error: unknown, path: string): unknown {
  const reason = reasons[codeOf(error) ?? ''];
  return reason === undefined ? error : new Refusal(`${path} could not be written, since ${reason}.`, { cause: error });
}

/** A Refusal naming the path where a file that stands there cannot be read; any other error as it came. */
export function readRefusal(error: unknown, path: string): unknown {
  const code = codeOf(error);
  if (code === undefined || isMissing(error)) return error;
  return new Refusal(`${path} could not be read (${code}): allow reading it, or restore it from a copy.`, { cause: error });
}
