/** Which page is shown, kept in the address behind #, so that a reload, going back and a bookmark work in every shell. */

export type Route =
  | { readonly page: 'start' }
  | { readonly page: 'library' }
  /** A wizard; from an earlier experiment's answers, or about an experiment's weights. */
  | { readonly page: 'new'; readonly kind?: string; readonly from?: string; readonly weights?: string }
  | { readonly page: 'experiment'; readonly id: string }
  | { readonly page: 'compare'; readonly ids: readonly string[] }
  | { readonly page: 'recipe'; readonly name: string };

/** The route that an address's part behind # means; the start for anything unknown. */
export function parseRoute(hash: string): Route {
  const [path, query = ''] = hash.replace(/^#?\/?/, '').split('?');
  const [page, ...rest] = path.split('/').map(decodeURIComponent);
  const asked = new URLSearchParams(query);
  const [name] = rest;
  if (page === 'library') return { page };
  if (page === 'new') return { page, ...(name ? { kind: name } : {}), ...Object.fromEntries(['from', 'weights'].flatMap((key) => (asked.get(key) ? [[key, asked.get(key)]] : []))) };
  if (page === 'experiment' && name) return { page, id: name };
  if (page === 'compare' && rest.length > 0) return { page, ids: rest };
  if (page === 'recipe' && name) return { page, name };
  return { page: 'start' };
}

/** The address of a route, for links. */
export function addressOf(route: Route): string {
  const part = encodeURIComponent;
  if (route.page === 'start') return '#/';
  if (route.page === 'library') return '#/library';
  if (route.page === 'experiment') return `#/experiment/${part(route.id)}`;
  if (route.page === 'compare') return `#/compare/${route.ids.map(part).join('/')}`;
  if (route.page === 'recipe') return `#/recipe/${part(route.name)}`;
  const asked = new URLSearchParams(Object.entries({ from: route.from, weights: route.weights }).filter((entry): entry is [string, string] => entry[1] !== undefined));
  return `#/new${route.kind ? `/${part(route.kind)}` : ''}${asked.size > 0 ? `?${asked}` : ''}`;
}

let current = $state.raw<Route>(parseRoute(location.hash));
addEventListener('hashchange', () => (current = parseRoute(location.hash)));

/** The page shown now. */
export const route = {
  get now(): Route {
    return current;
  },
};

/** Shows another page. */
export const go = (to: Route): void => void (location.hash = addressOf(to));
