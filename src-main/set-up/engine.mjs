import { commandLine } from './places.mjs';
import { run } from './run.mjs';

/** Gets the native engine, or says in a sentence what is missing for it: the embedded one then serves, so this never fails. */
export async function installEngine() {
  const chosen = process.env.ISTHMUS_ENGINE ?? 'auto';
  if (chosen === 'auto' || chosen === 'tensorflow') await run(process.execPath, [commandLine, 'engine', 'install']);
}
