import { useState } from 'preact/hooks';
import { canNotify, turnOff, turnOn, wantsBrowserNotices } from './browserNotices.ts';

/** Whether the browser tells of news while Kith is out of sight. */
export function BrowserNoticesChoice() {
  const [on, setOn] = useState(wantsBrowserNotices);
  const [refused, setRefused] = useState(false);
  if (!canNotify()) {
    return null;
  }
  const choose = async (wished: boolean) => {
    if (!wished) {
      turnOff();
    }
    const granted = wished && (await turnOn());
    setOn(granted);
    setRefused(wished && !granted);
  };
  return (
    <section class="card" aria-labelledby="browser-notices-title">
      <h2 id="browser-notices-title">In this browser</h2>
      <label class="switch">
        <input type="checkbox" checked={on} onChange={(e) => void choose(e.currentTarget.checked)} />
        <span>Say that there is something new while Kith is out of sight</span>
      </label>
      <p class="quiet">
        {refused
          ? 'Your browser does not allow it. Allow notifications for this page in its settings, then turn this on again.'
          : 'It never says what it is, nor from whom. The tab has to stay open.'}
      </p>
    </section>
  );
}
