/** Entry: a process that makes many changes to a library that another process changes too. */
import { changeExperiment } from '../../../src-main/library/experiment-file';
import { openLibrary } from '../../../src-main/library/library';

const [folder, name, shared, own, updates] = process.argv.slice(2);
const library = await openLibrary(folder);
for (let i = 1; i <= Number(updates); i++) {
  // Every third change makes an experiment, every third counts on in one that both change, every third one that only this process changes.
  if (i % 3 === 0) await library.create({ kind: 'counting', name: `${name} ${i}`, setup: {}, seed: i });
  else if (i % 3 === 1) await changeExperiment(await library.folderOf(shared), (experiment) => ({ ...experiment, seconds: experiment.seconds + 1 }));
  else await library.rename(own, `${name} ${i}`);
}
