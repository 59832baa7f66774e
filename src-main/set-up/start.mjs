// npm start [-- COMMAND ...]: sets everything up, each step skipped where it is done already, then runs the command.
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { installEngine } from './engine.mjs';
import { demandNode } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { commandLine } from './places.mjs';

demandNode();
for (const step of [installPackages, bundle]) {
  const code = await step();
  if (code !== 0) process.exit(code);
}
await installEngine();

const command = process.argv.slice(2);
process.argv = [process.execPath, commandLine, ...(command.length > 0 ? command : ['--help'])];
await import(pathToFileURL(commandLine));
