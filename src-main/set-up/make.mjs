// npm run make [-- --targets deb]: builds the application with its engine inside, and makes of it what this system installs (into out/).
import { mkdirSync, rmSync } from 'node:fs';
import { bundle } from './bundle.mjs';
import { zipOfNamedElectron } from './electron-zip.mjs';
import { installEngine } from './engine.mjs';
import { completePackages, newNode } from './new-node.mjs';
import { demandNode } from './node-version.mjs';
import { installPackages } from './packages.mjs';
import { commandLine, place } from './places.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';

const demand = async (step) => {
  const code = await step();
  if (code !== 0) process.exit(code);
};

demandNode();
await demand(installPackages);
await demand(bundle);
await installEngine();
const carried = place('build/engine');
if ((await run(process.execPath, [commandLine, '--quiet', 'engine', 'carry', carried], { stdout: 'ignore' })) !== 0) {
  say('so the application is made without the native engine; where it is installed it will look for one, and else compute with the embedded engine.');
  rmSync(carried, { recursive: true, force: true });
  mkdirSync(carried, { recursive: true });
}

const node = await newNode();
await demand(() => completePackages(node));
const zip = await zipOfNamedElectron();
const targets = process.argv.slice(2);
await demand(() => run(node, [place('node_modules/@electron-forge/cli/dist/electron-forge-make.js'), ...targets], { env: zip ? { ISTHMUS_ELECTRON_ZIP: zip } : {} }));
say(`what was made lies in ${place('out/make')}`);
