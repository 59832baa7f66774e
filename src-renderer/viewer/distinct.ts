/** Labels that differ: those that come again are numbered. */
export function distinct(labels: readonly string[]): string[] {
  const given = new Set<string>();
  return labels.map((wanted) => {
    let label = wanted;
    for (let times = 2; given.has(label); times++) label = `${wanted} (${times})`;
    given.add(label);
    return label;
  });
}

/** What all lists have in common, in the order of the first; the same is what is written the same. */
export function common<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const [first = [], ...others] = lists;
  const written = others.map((list) => new Set(list.map((item) => JSON.stringify(item))));
  return first.filter((item) => written.every((set) => set.has(JSON.stringify(item))));
}
