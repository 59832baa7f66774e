import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { scripts } from '../../set-up';
import { temporaryFolder } from '../../temporary';
import { write } from '../engine/native/fake-machine';

/** A project with an Electron package whose download is this script, and what a look for Electron comes to there. */
function project(install: string) {
  const folder = temporaryFolder();
  cpSync(scripts, join(folder, 'src-main/set-up'), { recursive: true });
  mkdirSync(join(folder, 'node_modules/electron/dist'), { recursive: true });
  write(join(folder, 'node_modules/electron/install.js'), `require('node:fs').appendFileSync(__dirname + '/tries', 'x');\n${install}`);
  write(join(folder, 'node_modules/electron/index.js'), "throw new Error('was required')");
  const look = (environment: NodeJS.ProcessEnv = {}) => {
    const script = `const { downloadElectron, findElectron } = await import(${JSON.stringify(pathToFileURL(join(folder, 'src-main/set-up/electron.mjs')).href)}); await downloadElectron(); console.log(findElectron() ?? 'none');`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env['PATH'], ...environment }, encoding: 'utf8' });
    return { found: stdout.trim(), said: stderr, status };
  };
  return { folder, look, tries: () => readFileSync(join(folder, 'node_modules/electron/tries'), 'utf8').length };
}

describe('Electron', () => {
  it('is downloaded by its own script once, and then found by its path.txt', () => {
    const { folder, look, tries } = project("require('node:fs').writeFileSync(__dirname + '/dist/electron', ''); require('node:fs').writeFileSync(__dirname + '/path.txt', 'electron');");
    const first = look();
    expect(first.found).toBe(join(folder, 'node_modules/electron/dist/electron'));
    expect(first.said).toContain('downloading Electron');
    expect(look()).toEqual({ found: first.found, said: '', status: 0 });
    expect(tries()).toBe(1);
  });

  it('that cannot be downloaded is done without, said in one sentence once, and not tried at every start', () => {
    const { look, tries } = project("console.error('TypeError: fetch failed\\n    at somewhere'); process.exit(1);");
    const first = look();
    expect(first).toMatchObject({ found: 'none', status: 0 });
    expect(first.said).toContain('Electron could not be downloaded (TypeError: fetch failed), so the lab opens in a browser. To try again: ');
    expect(first.said).not.toContain('at somewhere');
    expect(look()).toEqual({ found: 'none', said: '', status: 0 });
    expect(tries()).toBe(1);
  });

  it('that ISTHMUS_ELECTRON names goes first, and one that is not there is said to be missing, not replaced', () => {
    const { folder, look } = project("throw new Error('tried');");
    const named = join(folder, 'my-electron');
    write(named, '');
    expect(look({ ISTHMUS_ELECTRON: named })).toEqual({ found: named, said: '', status: 0 });
    const missing = look({ ISTHMUS_ELECTRON: '/nowhere/electron' });
    expect(missing.found).toBe('none');
    expect(missing.said).toContain('ISTHMUS_ELECTRON names /nowhere/electron, but there is no such program');
  });
});
