import { useState } from 'preact/hooks';
import { setTheme, type Theme, theme } from '../shell/theme.ts';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['auto', 'Automatic'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Light, dark, or as the system says; for this browser. */
export function ThemeChoice() {
  const [chosen, setChosen] = useState(theme);
  const choose = (value: Theme) => {
    setTheme(value);
    setChosen(value);
  };
  return (
    <section class="card" aria-labelledby="looks-title">
      <h2 id="looks-title">Looks</h2>
      <fieldset class="segments">
        <legend class="unseen">Light or dark</legend>
        {THEMES.map(([value, text]) => (
          <label key={value} class="segment">
            <input type="radio" name="theme" value={value} checked={chosen === value} onChange={() => choose(value)} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
