import type { Wanted } from '../../src-shared/messages';
import { attempt } from '../controls/attempt';
import { toasts } from '../controls/toasts.svelte';
import { lab } from '../lab';

/** Saves a figure, rows, weights or a project where the shell does so, and says where it is now. Gives false where it was refused or called off. */
export async function save(wanted: Wanted): Promise<boolean> {
  let isSaved = false;
  await attempt(async () => {
    const saved = await lab.save(wanted);
    if ('cancelled' in saved) return;
    if ('path' in saved) toasts.say(`Saved as ${saved.path}.`);
    else download(saved.address, saved.name);
    isSaved = true;
  });
  return isSaved;
}

/** Fetches what lies at an address of this lab into the browser's downloads. */
function download(address: string, name: string): void {
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
  toasts.say(`${name} is in your downloads.`);
}
