import { say } from './say.mjs';

/** The sentence for a Node that is too old; undefined where it will do. */
export function nodeTooOld(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major > 20 || (major === 20 && minor >= 19);
  return enough ? undefined : `Node ${version} is too old: install Node 20.19 or newer, from nodejs.org or with your system's packages.`;
}

/** Ends the process with a sentence where Node is too old for anything that follows. */
export function demandNode() {
  const tooOld = nodeTooOld();
  if (!tooOld) return;
  say(tooOld);
  process.exit(1);
}
