const PATHS = {
  feed: 'M4 11.2 12 4.5l8 6.7M6 9.8V19a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9.8M9.5 20v-5.5h5V20',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.8 20c.4-3.6 2.9-5.6 6.2-5.6s5.8 2 6.2 5.6M15.8 4.9a3.5 3.5 0 0 1 0 6.2M17.6 14.9c2.1.8 3.4 2.6 3.6 5.1',
  settings: 'M4 7h9.5M18.5 7H20M4 17h1.5M10.5 17H20M16 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  lock: 'M6.5 11h11a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-11a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  photo: 'M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1ZM4.3 16.8l4.6-4.6 4 4 2.2-2.2 4.6 4.6M15.5 10.2a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4Z',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  up: 'M12 19V5.5M6 11l6-6 6 6',
  down: 'M12 5v13.5M6 13l6 6 6-6',
  check: 'M5 12.5l4.8 4.8L19.5 7.5',
  copy: 'M9 8h9a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM5 16V5a1 1 0 0 1 1-1h10',
  share: 'M12 14.5V4M7.8 7.8 12 3.6l4.2 4.2M5 12.5V19a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1v-6.5',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  zoomIn: 'M10.8 17.5a6.7 6.7 0 1 0 0-13.4 6.7 6.7 0 0 0 0 13.4ZM15.8 15.8 20.5 20.5M10.8 8v5.6M8 10.8h5.6',
  zoomOut: 'M10.8 17.5a6.7 6.7 0 1 0 0-13.4 6.7 6.7 0 0 0 0 13.4ZM15.8 15.8 20.5 20.5M8 10.8h5.6',
  again: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3M19.5 3.5v4h-4',
  warn: 'M12 4.5 2.8 20h18.4L12 4.5ZM12 10.5v4.2M12 17.3v.1',
  keys: 'M4 7h16a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM6.5 10.5h.1M10 10.5h.1M13.7 10.5h.1M17.4 10.5h.1M8 13.8h8',
  invite: 'M10 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 20c.4-3.6 3-5.6 6.5-5.6 1.5 0 2.8.4 3.9 1M18 14v6M15 17h6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawn sign beside words; it says nothing by itself. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
