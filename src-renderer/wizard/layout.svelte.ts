let isOnePage = $state(localStorage.getItem('isthmus.wizard') === 'one page');

/** Whether a wizard asks everything on one page; kept. */
export const layout = {
  get isOnePage(): boolean {
    return isOnePage;
  },
  set isOnePage(is: boolean) {
    isOnePage = is;
    localStorage.setItem('isthmus.wizard', is ? 'one page' : 'page by page');
  },
};
