import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { write } from '../engine/native/fake-machine';
import { load, scripts } from '../../set-up';
import { temporaryFolder } from '../../temporary';

test('a Node below 20.19 is told to be too old, and no other', async () => {
  const { nodeTooOld } = await load<{ nodeTooOld(version: string): string | undefined }>('node-version.mjs');
  expect(nodeTooOld('20.18.1')).toMatch(/^Node 20\.18\.1 is too old/);
  expect(nodeTooOld('18.20.0')).toMatch(/too old/);
  for (const version of ['20.19.0', '20.20.2', '22.1.0', '24.21.0']) expect(nodeTooOld(version)).toBeUndefined();
});

test('the report of the tests is counted, a file that could not be read being one failure', async () => {
  const { readReport } = await load<{ readReport(report: object, slowest?: number): unknown }>('report.mjs');
  const file = (name: string, status: string, tests: readonly [string, string, number?][]) => ({
    name: join(dirname(dirname(scripts)), 'test', name), status,
    assertionResults: tests.map(([fullName, state, duration]) => ({ fullName, status: state, duration })),
  });
  const testResults = [
    file('a.test.ts', 'failed', [['one', 'passed', 3], ['two', 'failed', 40.4], ['three', 'skipped']]),
    file('b.test.ts', 'failed', []),
    file('c.test.ts', 'failed', [['four', 'passed', 7]]),
  ];
  expect(readReport({ testResults }, 2)).toEqual({
    passed: 2, failed: 3, skipped: 1, skippedIn: { 'test/a.test.ts': 1 },
    slowest: [{ milliseconds: 40, name: 'two', file: 'test/a.test.ts' }, { milliseconds: 7, name: 'four', file: 'test/c.test.ts' }],
  });
});

/** A project with our set-up scripts, a lock file and a built command line that tells how it was called. */
function project() {
  const folder = temporaryFolder();
  cpSync(scripts, join(folder, 'src-main/set-up'), { recursive: true });
  mkdirSync(join(folder, 'src-shared'));
  write(join(folder, 'package.json'), '{"type":"module"}');
  write(join(folder, 'package-lock.json'), '{}');
  write(join(folder, '.vite/window/index.html'), '');
  write(join(folder, '.vite/main/cli.js'), "console.log(JSON.stringify(process.argv.slice(2))); if (process.argv[2] === 'fail') process.exitCode = 4;");
  // Stands for npm and for the builder: each notes that it was called.
  const note = (what: string, code = 0) => `import { appendFileSync, mkdirSync } from 'node:fs'; mkdirSync('node_modules', { recursive: true }); appendFileSync('calls', '${what} '); process.exitCode = ${code};`;
  const npm = write(join(folder, 'npm.js'), note('npm'));
  write(join(folder, 'node_modules/vite/bin/vite.js'), `const part = process.argv.at(-1).includes('renderer') ? 'window' : 'application'; ${note("' + part + '")}`);
  const runIn = (machine: NodeJS.ProcessEnv, script: string, ...args: string[]) => {
    const env = { ...process.env, npm_execpath: npm, ISTHMUS_ENGINE: 'wasm', ISTHMUS_ELECTRON: '', DISPLAY: '', WAYLAND_DISPLAY: '', ...machine };
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'src-main/set-up', script), ...args], { encoding: 'utf8', env });
    return { stdout, stderr, status };
  };
  const run = (script: string, ...args: string[]) => runIn({}, script, ...args);
  const calls = () => spawnSync('cat', [join(folder, 'calls')], { encoding: 'utf8' }).stdout.trim();
  return { folder, npm, note, run, runIn, calls };
}

test('npm start installs, builds and runs the command; later starts do only what has changed', () => {
  const { folder, run, calls } = project();
  expect(run('start.mjs', 'list', '--json')).toMatchObject({ status: 0, stdout: '["list","--json"]\n' });
  const all = 'npm application window';
  expect(calls()).toBe(all);
  run('start.mjs', 'list');
  expect(calls()).toBe(all);
  write(join(folder, 'src-main/new.ts'), '');
  run('start.mjs', 'list');
  expect(calls()).toBe(`${all} application`);
  write(join(folder, 'src-renderer/new.ts'), '');
  run('start.mjs', 'list');
  expect(calls()).toBe(`${all} application window`);
  write(join(folder, 'package-lock.json'), '{ }');
  run('start.mjs', 'list');
  expect(calls()).toBe(`${all} application window ${all}`);
  expect(run('build.mjs').status).toBe(0);
  expect(calls()).toBe(`${all} application window ${all} application window`);
});

describe('npm start alone opens the laboratory', () => {
  it('for a browser where there is no display, and says so', () => {
    expect(project().run('start.mjs')).toEqual({ status: 0, stdout: '["serve"]\n', stderr: expect.stringMatching(/there is no display here .*so the laboratory is opened for a browser/) as string });
  });

  it('in the browser where there is a display but no Electron, and says so', () => {
    expect(project().runIn({ DISPLAY: ':7' }, 'start.mjs')).toEqual({ status: 0, stdout: '["serve","--open"]\n', stderr: expect.stringContaining('there is no Electron here') as string });
  });

  it.each([{ DISPLAY: ':7' }, { WAYLAND_DISPLAY: 'wayland-7' }])('in a window of its own where there are both: %j', (machine) => {
    const { folder, runIn } = project();
    const electron = write(join(folder, 'electron'), '#!/bin/sh\necho "$@" > called\nexit 5\n');
    chmodSync(electron, 0o755);
    expect(runIn({ ...machine, ISTHMUS_ELECTRON: electron }, 'start.mjs')).toMatchObject({ status: 5, stdout: '' });
    expect(readFileSync(join(folder, 'called'), 'utf8').trim().split(' ').at(-1)).toBe(`${folder}/`);
  });
});

test('the native engine is seen to before the laboratory opens the first time, and beside it later', () => {
  const { runIn } = project();
  const install = '["engine","install","--unless-ready"';
  const start = () => runIn({ ISTHMUS_ENGINE: 'auto' }, 'start.mjs');
  expect(start()).toMatchObject({ stdout: '["serve"]\n', stderr: expect.stringMatching(/\["engine","install","--unless-ready"\]\nisthmus: there is no display/) as string });
  expect(start()).toMatchObject({ stdout: '["serve"]\n', stderr: expect.stringContaining(`${install},"--quiet"]`) as string });
  expect(runIn({ ISTHMUS_ENGINE: 'wasm' }, 'start.mjs').stderr).not.toContain(install);
});

test('npm start ends as the command ends, and where a step fails says so and does not run it', () => {
  expect(project().run('start.mjs', 'fail').status).toBe(4);
  const broken = project();
  write(broken.npm, broken.note('npm', 9));
  expect(broken.run('start.mjs', 'list')).toMatchObject({ status: 9, stdout: '', stderr: expect.stringContaining('npm could not install the packages') });
});

test('isthmus runs what was built, and where nothing was says what to do', () => {
  const { folder, run } = project();
  expect(run('isthmus.mjs', 'list').stdout).toBe('["list"]\n');
  rmSync(join(folder, '.vite'), { recursive: true });
  expect(run('isthmus.mjs', 'list')).toMatchObject({ status: 1, stderr: 'isthmus: the application has not been built yet: run npm start in its folder first.\n' });
});

test('npm test ends with its count, also where the packages could not be installed', () => {
  const { npm, note, run } = project();
  write(npm, note('npm', 9));
  const { status, stdout } = run('test.mjs');
  expect(status).toBe(1);
  expect(stdout).toMatch(/\n?0 passed, 1 failed\n$/);
});
