import type { Heading, Status } from '../../src-shared/experiment';

/** What a library is sorted by. */
export type Order = 'created' | 'changed' | 'name' | 'kind' | 'status' | 'rows';

/** Which experiments are asked for, and in which order. */
export interface Sieve {
  readonly search: string;
  /** Absent: every kind, every status. */
  readonly kind?: string;
  readonly status?: Status;
  readonly by: Order;
  readonly isDescending: boolean;
}

const words = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** The experiments that a sieve lets through; a search finds those that have each of its words in their name, kind or identifier. */
export function sift(headings: readonly Heading[], { search, kind, status, by, isDescending }: Sieve, titleOf: (kind: string) => string): Heading[] {
  const asked = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = headings.filter((heading) => {
    if ((kind !== undefined && heading.kind !== kind) || (status !== undefined && heading.status !== status)) return false;
    const text = `${heading.name} ${titleOf(heading.kind)} ${heading.id}`.toLowerCase();
    return asked.every((word) => text.includes(word));
  });
  // Moments are written so that they sort as words.
  const compare = by === 'rows' ? (a: Heading, b: Heading) => a.rows - b.rows
    : by === 'created' || by === 'changed' ? (a: Heading, b: Heading) => (a[by] < b[by] ? -1 : Number(a[by] > b[by]))
    : (a: Heading, b: Heading) => words.compare(a[by], b[by]);
  const way = isDescending ? -1 : 1;
  return found.sort((a, b) => way * compare(a, b) || (a.created < b.created ? 1 : -1));
}
