import { openDataset, type Dataset } from '../datasets';
import type { Progress } from '../datasets/dataset';
import { downloadsFolder } from '../datasets/downloads';

/** Says on stderr, which the parent process passes on, how far something long has come: at each tenth. */
function sayTenths(): Progress {
  let said = '';
  return ({ doing, done, of }) => {
    const tenths = Math.floor((10 * done) / of);
    const now = `${doing} ${tenths}`;
    if (now === said || of < 20_000) return;
    said = now;
    process.stderr.write(`${doing}: ${10 * tenths}%\n`);
  };
}

/** Opens the dataset of a SPEC as runs do: telling how far it has come, and downloading into the application's cache where the SPEC names no folder. */
export const openData = (spec: string): Promise<Dataset> => openDataset(spec, { downloads: downloadsFolder(), progress: sayTenths() });
