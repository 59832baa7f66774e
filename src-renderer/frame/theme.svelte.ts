/** Dark or light: as the system has it, unless the user has chosen. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const kept = 'isthmus.theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const read = (): ThemeChoice => {
  const found = localStorage.getItem(kept);
  return found === 'light' || found === 'dark' ? found : 'system';
};

let choice = $state<ThemeChoice>(read());
let isSystemDark = $state(system.matches);
system.addEventListener('change', () => {
  isSystemDark = system.matches;
  applyTheme();
});

export const theme = {
  get choice(): ThemeChoice {
    return choice;
  },
  /** What is shown now. */
  get shown(): 'light' | 'dark' {
    return choice === 'system' ? (isSystemDark ? 'dark' : 'light') : choice;
  },
  choose(to: ThemeChoice): void {
    choice = to;
    localStorage.setItem(kept, to);
    applyTheme();
  },
};

/** Puts the theme on the page; the stylesheet does the rest. */
export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme.shown;
}
