// npm run bench [-- TASK ...]: sets everything up, builds the benchmark and runs it.
import { bundle } from './bundle.mjs';
import { installEngine } from './engine.mjs';
import { demandNode } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { place } from './places.mjs';
import { run } from './run.mjs';

demandNode();
for (const step of [installPackages, bundle]) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
await installEngine();
const built = await run(process.execPath, [place('node_modules/vite/bin/vite.js'), 'build', '--config', place('test/bench/vite.config.ts')]);
process.exitCode = built || (await run(process.execPath, [place('build/bench/bench.js'), ...process.argv.slice(2)], { stdout: 1 }));
