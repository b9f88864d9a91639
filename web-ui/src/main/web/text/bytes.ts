const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** “0 bytes”, “1 byte”, “999 bytes”, “1.2 kB”, “34 MB”. */
export function bytes(count: number): string {
  if (count < 1000) {
    return `${count} ${count === 1 ? 'byte' : 'bytes'}`;
  }
  let value = count / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}

/** How much of something is there, as whole percent; 100 only when all of it is. */
export function percent(part: number, whole: number): number {
  if (whole <= 0) {
    return 0;
  }
  return Math.min(part >= whole ? 100 : 99, Math.floor((part / whole) * 100));
}
