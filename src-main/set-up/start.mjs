// npm start [-- COMMAND ...]: sets everything up, each step skipped where it is done already, then opens the laboratory or runs the command.
import { bundle } from './bundle.mjs';
import { installEngine, mindEngine } from './engine.mjs';
import { demandNode } from './node-version.mjs';
import { obey, openLab } from './open.mjs';
import { installPackages } from './packages.mjs';

demandNode();
for (const step of [installPackages, bundle]) {
  const code = await step();
  if (code !== 0) process.exit(code);
}

const command = process.argv.slice(2);
if (command.length > 0) {
  await installEngine();
  await obey(...command);
} else {
  await mindEngine();
  await openLab();
}
