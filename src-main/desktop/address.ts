/** The window's own scheme: its page is served by the application, from nowhere else. */
export const scheme = 'isthmus';

/** Where the window's page comes from; nobody else is answered. */
export const origin = `${scheme}://app`;

/** The address of a page, named by what stands behind its #. */
export const pageAddress = (hash = '#/'): string => `${origin}/index.html${hash}`;
