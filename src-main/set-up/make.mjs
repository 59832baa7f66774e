// npm run make [-- --targets deb]: builds the application with its engine inside, and makes of it what this system installs (into out/).
import { existsSync } from 'node:fs';
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
await demand(() => run(process.execPath, [commandLine, '--quiet', 'engine', 'carry', place('build/engine')], { stdout: 'ignore' }));

const node = await newNode();
await demand(() => completePackages(node));
const zip = await zipOfNamedElectron();
const targets = process.argv.slice(2);
const forge = place('node_modules/@electron-forge/cli/dist/electron-forge-make.js');
if (!existsSync(forge)) throw new Error(`no Electron Forge: ${forge}`);
await demand(() => run(node, [forge, ...targets], { env: zip ? { ISTHMUS_ELECTRON_ZIP: zip } : {} }));
say(`what was made lies in ${place('out/make')}`);
