import { isRefusal } from '../../src-shared/refusal';

/** Whether only the embedded engine can be had here; `choice` is which engine is wanted, ISTHMUS_ENGINE unless said. */
export async function isEmbedded(choice = process.env['ISTHMUS_ENGINE'] ?? 'auto'): Promise<boolean> {
  if (choice !== 'auto') return choice !== 'tensorflow';
  const [{ readyLibrary }, { cacheFolder }] = await Promise.all([import('../engine/native/ready'), import('../engine/native/cache')]);
  try {
    await readyLibrary({ cache: cacheFolder(), env: process.env });
    return false;
  } catch (error) {
    if (isRefusal(error)) return true;
    throw error;
  }
}
