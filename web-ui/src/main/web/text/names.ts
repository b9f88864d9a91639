/** “Ann”, “Ann and Bob”, “Ann, Bob and Cy”. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) {
    return names[0] ?? '';
  }
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** The first few names and how many more: “Ann, Bob +3”. */
export function shortened(names: readonly string[], shown = 2): string {
  const more = names.length - shown;
  return more > 0 ? `${names.slice(0, shown).join(', ')} +${more}` : names.join(', ');
}

/** “1 photo”, “2 photos”. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Six digits in two groups, easier to read out. */
export function grouped(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

/** The letter that stands for a person. */
export function initial(name: string): string {
  const first = [...new Intl.Segmenter().segment(name.trim())][0];
  return (first?.segment ?? '·').toLocaleUpperCase();
}

/** Hues that look well together on oat. */
const HUES = [15, 45, 70, 100, 135, 165, 205, 255, 300, 345] as const;

/** A hue that belongs to a contact id. */
export function hue(contactId: string): number {
  return HUES[(parseInt(contactId.slice(0, 8), 16) || 0) % HUES.length] ?? HUES[0];
}
