// npm test: sets everything up, then holds the project to its types, its rules and its tests.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { installEngine } from './engine.mjs';
import { demandNode } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { place } from './places.mjs';
import { readReport } from './report.mjs';
import { npm } from './run.mjs';
import { say } from './say.mjs';
import { bringTestTools } from './test-tools.mjs';

const report = place('build/tests.json');
const script = (name, ...args) => () => {
  say(`npm run ${name}`);
  return npm(['run', '--silent', name, ...args]);
};

demandNode();
const broken = [];
const step = async (name, work) => {
  const code = await work();
  if (code !== 0) broken.push(name);
  if (code === 130) process.exit(code);
  return code === 0;
};

if (await step('install', installPackages)) {
  if (await step('build', bundle)) await installEngine();
  mkdirSync(place('build'), { recursive: true });
  rmSync(report, { force: true });
  await bringTestTools();
  await step('types', script('types'));
  await step('lint', script('lint'));
  await step('tests', script('tests', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`));
}

const tests = readReport(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { testResults: [] });
// A failed run of the tests is counted by the tests that failed, and as one failure only where it names none.
const failed = tests.failed + broken.filter((name) => name !== 'tests' || tests.failed === 0).length;

if (tests.slowest.length > 0) console.log('\nThe ten slowest tests:');
for (const { milliseconds, name, file } of tests.slowest) console.log(`${String(milliseconds).padStart(8)} ms  ${name}  (${file})`);
if (tests.skipped > 0) console.log(`${tests.skipped} skipped: ${Object.entries(tests.skippedIn).map(([file, count]) => `${count} in ${file}`).join(', ')}`);
for (const name of broken) console.log(`${name} failed`);
console.log(`${tests.passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
