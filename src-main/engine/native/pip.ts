import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../../../src-shared/refusal';
import type { Tell } from './news';
import type { Pin } from './pins';

/** How pip is asked for exactly this wheel, whatever Python and system pip itself runs on. */
export const pipArguments = ({ name, version, platform, python }: Pin, folder: string): string[] => [
  '-m', 'pip', 'download', `${name}==${version}`, '--no-deps', '--only-binary=:all:', '--platform', platform,
  ...(python ? ['--python-version', python, '--implementation', 'cp', '--abi', `cp${python.replace('.', '')}`] : []),
  '--dest', folder, '--no-cache-dir', '--disable-pip-version-check', '--progress-bar', 'off', '--quiet',
];

/** The SHA-256 of a file, in hexadecimal. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function bytesUnder(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true }) as string[]) {
    const stat = statSync(join(folder, entry), { throwIfNoEntry: false });
    if (stat?.isFile()) bytes += stat.size;
  }
  return bytes;
}

/** What pip's complaint means for a person: the index out of reach, the disk full, or its own last words. */
export function pipComplaint(stderr: string): string {
  if (/No space left/i.test(stderr)) return 'the disk is full';
  if (/connection|Max retries|resolve|timed out|unreachable|proxy|SSL/i.test(stderr)) return 'the Python package index could not be reached';
  const errors = stderr.split('\n').filter((line) => /^ERROR:/.test(line));
  return (errors.at(-1) ?? stderr.trim().split('\n').at(-1) ?? '').replace(/^ERROR:\s*/, '').trim() || 'pip gave no reason';
}

async function pip(python: string, pin: Pin, folder: string, env: NodeJS.ProcessEnv, tell: Tell): Promise<void> {
  // pip writes a wheel to its temporary folder first, so that is where its progress shows, whatever pip's age.
  const temporary = join(folder, 'pip');
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  const child = spawn(python, pipArguments(pin, folder), { env: { ...env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  let bytes = 0;
  const watch = setInterval(() => {
    bytes = Math.max(bytes, bytesUnder(temporary));
    tell({ doing: `downloading ${pin.name} ${pin.version}`, done: Math.min(1, bytes / pin.bytes) });
  }, 500);
  try {
    const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve));
    if (code !== 0) throw new Refusal(`pip could not download ${pin.name} ${pin.version}: ${pipComplaint(stderr)}.`);
  } finally {
    clearInterval(watch);
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * The path of the pinned wheel in the folder, downloaded by pip unless an earlier try left it there whole.
 * Throws a Refusal where pip fails, or where what came is not the pinned file to the byte.
 */
export async function downloadedWheel(python: string, pin: Pin, folder: string, env: NodeJS.ProcessEnv, tell: Tell): Promise<string> {
  const wheelIn = () => readdirSync(folder).find((name) => name.endsWith('.whl') && name.startsWith(`${pin.name.replaceAll('-', '_')}-${pin.version}-`));
  mkdirSync(folder, { recursive: true });
  const earlier = wheelIn();
  if (earlier && (await sha256Of(join(folder, earlier))) === pin.sha256) return join(folder, earlier);
  if (earlier) rmSync(join(folder, earlier));
  const fresh = join(folder, 'fresh');
  await pip(python, pin, fresh, env, tell);
  const [name] = readdirSync(fresh).filter((file) => file.endsWith('.whl'));
  if (!name) throw new Refusal(`pip said that it had downloaded ${pin.name} ${pin.version}, but no wheel came.`);
  tell({ doing: `checking ${pin.name} ${pin.version}` });
  const hash = await sha256Of(join(fresh, name));
  if (hash !== pin.sha256) {
    rmSync(fresh, { recursive: true });
    throw new Refusal(`The wheel ${name} that pip downloaded is not the one expected: its SHA-256 is ${hash}, not ${pin.sha256}. It was thrown away; look at the index that pip is set to use.`);
  }
  renameSync(join(fresh, name), join(folder, name));
  rmSync(fresh, { recursive: true });
  return join(folder, name);
}
