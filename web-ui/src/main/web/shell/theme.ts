export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'kith-theme';

/** What was chosen in this browser. */
export function theme(): Theme {
  const chosen = localStorage.getItem(KEY);
  return chosen === 'light' || chosen === 'dark' ? chosen : 'auto';
}

export function setTheme(chosen: Theme): void {
  if (chosen === 'auto') {
    localStorage.removeItem(KEY);
  } else {
    localStorage.setItem(KEY, chosen);
  }
  applyTheme();
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = theme();
}
