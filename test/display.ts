import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { load } from './set-up';

const { findProgram } = await load<{ findProgram(...names: string[]): string | undefined }>('programs.mjs');
const isSeen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const xvfb = findProgram('Xvfb');

/** Whether windows can be opened; on a machine for tests (CI) they must, so there such tests are never skipped. */
export const canShow = isSeen || xvfb !== undefined || process.env['CI'] === 'true';

const afterwards: (() => void)[] = [];
afterAll(() => { for (const end of afterwards.splice(0)) end(); });

/** What a program's environment says so that it can open windows: nothing where there is a display, else a virtual one's, which ends with the test file. */
export async function display(): Promise<{ readonly DISPLAY?: string }> {
  if (isSeen) return {};
  if (!xvfb) throw new Error('no display: install xvfb, or set DISPLAY');
  // It chooses a free number and writes it to the fourth stream.
  const server = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  afterwards.push(() => server.kill());
  const [number] = (await once(server.stdio[3] as Readable, 'data')) as [Buffer];
  return { DISPLAY: `:${String(number).trim()}` };
}
