import { useEffect, useRef } from 'preact/hooks';
import { incomingCall } from '../live/incoming.ts';
import { useStore } from '../state/useStore.ts';

const KEY = 'kith-browser-notices';

/** Whether the person wants the browser to tell of news; for this browser. */
export function wantsBrowserNotices(): boolean {
  return canNotify() && Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on';
}

/** Whether the browser can do so at all. */
export function canNotify(): boolean {
  return 'Notification' in window;
}

/** Asks the browser for leave. Returns whether it gave that. */
export async function turnOn(): Promise<boolean> {
  const granted = (await Notification.requestPermission()) === 'granted';
  if (granted) {
    localStorage.setItem(KEY, 'on');
  }
  return granted;
}

export function turnOff(): void {
  localStorage.removeItem(KEY);
}

/** Lets the browser say that there is something new, or a call, and neither what nor from whom, while the page is out of sight. */
export function useBrowserNotices(): void {
  const news = useStore((s) => s.feed.fresh.length + s.unseenNotices);
  const before = useRef(news);
  useEffect(() => {
    if (news > before.current && document.hidden && wantsBrowserNotices()) {
      new Notification('Kith', { body: 'There is something new.', tag: 'kith-news' });
    }
    before.current = news;
  }, [news]);
  const called = useStore((s) => incomingCall(s)?.id);
  useEffect(() => {
    if (called !== undefined && document.hidden && wantsBrowserNotices()) {
      const notification = new Notification('Kith', { body: 'Somebody is calling.', tag: 'kith-call' });
      return () => notification.close();
    }
    return undefined;
  }, [called]);
}
