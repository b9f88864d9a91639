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

/** “1 photo”, “2 clips”, “3 photos and clips”: so many things, of which some are clips. */
export function countedPhotos(count: number, clips: number): string {
  if (clips === 0 || clips === count) {
    return counted(count, clips === 0 ? 'photo' : 'clip');
  }
  return `${count} photos and clips`;
}

/** How many of these are clips. */
export function clipsOf(photos: readonly { lengthMs?: number }[]): number {
  return photos.filter((photo) => photo.lengthMs !== undefined).length;
}

/** How long a clip plays: “0:07”, “1:02:03”. */
export function lengthWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
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
