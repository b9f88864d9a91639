const DAY_MS = 86_400_000;

/** The reader's own kind of English, so that dates fit the sentences around them. */
function locale(): string {
  const own = globalThis.navigator?.language ?? '';
  return own.startsWith('en') ? own : 'en-GB';
}

const FORMATS = {
  clock: { timeStyle: 'short' },
  weekday: { weekday: 'long' },
  day: { day: 'numeric', month: 'long' },
  dayAndYear: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { dateStyle: 'full', timeStyle: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats with a formatter that is made once: thousands of posts may be on the page. */
function format(date: Date, name: keyof typeof FORMATS): string {
  const key = `${locale()} ${name}`;
  const formatter = made.get(key) ?? new Intl.DateTimeFormat(locale(), FORMATS[name]);
  made.set(key, formatter);
  return formatter.format(date);
}

const clock = (date: Date) => format(date, 'clock');
const weekday = (date: Date) => format(date, 'weekday');

function calendarDay(date: Date, now: Date): string {
  return format(date, date.getFullYear() === now.getFullYear() ? 'day' : 'dayAndYear');
}

/** Midnights between two instants in the reader's time zone; 0 is today. */
function daysBetween(date: Date, now: Date): number {
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  return Math.round((midnight(now) - midnight(date)) / DAY_MS);
}

/** When something was, as short as it stays clear: “just now”, “5 min ago”, “14:05”, “Tuesday, 14:05”, “3 May”. */
export function when(iso: string, now: Date): string {
  const date = new Date(iso);
  const seconds = (now.getTime() - date.getTime()) / 1000;
  const days = daysBetween(date, now);
  if (seconds < 60 && days <= 0) {
    return 'just now';
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)} min ago`;
  }
  if (days <= 0) {
    return clock(date);
  }
  if (days === 1) {
    return `yesterday, ${clock(date)}`;
  }
  return days < 7 ? `${weekday(date)}, ${clock(date)}` : calendarDay(date, now);
}

/** Since when something is so: “since 14:05”, “since yesterday”, “since Tuesday”, “since 3 May”. */
export function since(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = daysBetween(date, now);
  if (days <= 0) {
    return `since ${clock(date)}`;
  }
  if (days === 1) {
    return 'since yesterday';
  }
  return days < 7 ? `since ${weekday(date)}` : `since ${calendarDay(date, now)}`;
}

/** When something ends: “14:05”, “tomorrow, 14:05”, “3 May”. */
export function ends(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = daysBetween(now, date);
  if (days <= 0) {
    return clock(date);
  }
  return days === 1 ? `tomorrow, ${clock(date)}` : calendarDay(date, now);
}

/** Date and time in full, for a tooltip. */
export function full(iso: string): string {
  return format(new Date(iso), 'full');
}

/** What is left: “14:59”, from an hour on “23 h 59 min”. */
export function countdown(untilIso: string, now: Date): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(untilIso) - now.getTime()) / 1000));
  if (seconds >= 3600) {
    return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  }
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The day of the year where the person is: “05-31”. */
export function monthDay(date: Date): string {
  return `${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
