import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { libraryFiles } from '../../../../src-main/engine/native/library';
import { temporaryFolder } from '../../../temporary';

export const write = (path: string, text: string): string => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

/** A folder that looks like a tensorflow package with its C library; what it holds is not one. */
export function fakeLibrary(site: string, { version = '2.21.0', cuda = false, headers = true } = {}): string {
  const folder = join(site, 'tensorflow');
  for (const file of libraryFiles()) write(join(folder, file), file);
  write(join(folder, 'python/platform/build_info.py'), `build_info = OrderedDict([('is_cuda_build', ${cuda ? 'True' : 'False'})])`);
  if (headers) write(join(folder, 'include/tensorflow/c/c_api.h'), '');
  mkdirSync(join(site, `tensorflow-${version}.dist-info`), { recursive: true });
  return folder;
}

/** A program on a PATH of its own that runs this shell script. */
export function fakeProgram(name: string, script: string, folder = temporaryFolder()): { folder: string; path: string } {
  const path = write(join(folder, name), `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return { folder, path };
}

/** A Python that answers where its tensorflow is, and counts how often it was asked in `asked` beside it. */
export const fakePython = (tensorflow: string | null, site: string, folder?: string) => {
  const python = fakeProgram('python3', '', folder);
  const answer = JSON.stringify({ version: '3.12.1', tensorflow, paths: [site] });
  write(python.path, `#!/bin/sh\nprintf x >> ${python.folder}/asked\nprintf '%s' '${answer}'\n`);
  chmodSync(python.path, 0o755);
  return python;
};
