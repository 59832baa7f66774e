/** Which of a list are chosen, as lists are used to: one at a time, or with shift all from the last one on. */
export function chooseRows(list: () => readonly string[]) {
  let chosen = $state.raw<ReadonlySet<string>>(new Set());
  let last: string | undefined;
  const shown = $derived(list().filter((id) => chosen.has(id)));

  return {
    /** In the order of the list; what is no longer in it is not chosen. */
    get ids(): readonly string[] {
      return shown;
    },
    has: (id: string): boolean => chosen.has(id),
    /** Chooses or drops one; `isRange`: the same for all between it and the one before. */
    toggle(id: string, isRange = false): void {
      const ids = list();
      const [from, to] = [last === undefined ? -1 : ids.indexOf(last), ids.indexOf(id)];
      const meant = isRange && from >= 0 ? ids.slice(Math.min(from, to), Math.max(from, to) + 1) : [id];
      const isOn = !chosen.has(id);
      chosen = isOn ? new Set([...chosen, ...meant]) : new Set([...chosen].filter((one) => !meant.includes(one)));
      last = id;
    },
    toggleAll(): void {
      chosen = shown.length === list().length ? new Set() : new Set(list());
    },
    clear(): void {
      chosen = new Set();
    },
  };
}
