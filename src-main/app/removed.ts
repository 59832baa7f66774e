import type { Library } from '../library/library';

const DAY = 86_400_000;

/** Experiments that were removed and can be restored until the lab is closed. */
export interface Removed {
  /** Removes all of them or, with a Refusal, none. */
  remove(ids: readonly string[]): Promise<void>;
  restore(ids: readonly string[]): Promise<void>;
  /** Removes for good what was not restored. */
  letGo(): Promise<void>;
}

/** Lets go of what a lab that crashed over a day ago had removed. */
export async function openRemoved(library: Library): Promise<Removed> {
  await library.letGo({ olderThan: DAY });
  const aside = new Set<string>();

  async function restore(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      await library.restore(id);
      aside.delete(id);
    }
  }

  return {
    restore,
    async remove(ids) {
      const done: string[] = [];
      try {
        for (const id of new Set(ids)) {
          const full = await library.putAside(id);
          aside.add(full);
          done.push(full);
        }
      } catch (error) {
        await restore(done);
        throw error;
      }
    },
    letGo: () => library.letGo({ ids: [...aside] }),
  };
}
