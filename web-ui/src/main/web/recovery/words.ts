/** How many recovery words there are. */
export const COUNT = 24;

/** No two words of the list begin with the same four letters. */
const PREFIX_LETTERS = 4;
const MOST_CHOICES = 6;

/** The words in a text, as the node reads them: numbers before words, as in “3. apple”, are passed over. */
export function split(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .map((part) => part.replace(/^\d+[.:)]?/, ''))
    .filter((word) => word !== '');
}

/** The words with these put in from a position on, as far as there is room. */
export function withWords(words: readonly string[], at: number, put: readonly string[]): string[] {
  return words.map((word, i) => put[i - at] ?? word);
}

/** What may be meant by the beginning of a word; nothing while it is short, or once it is whole. */
export function choices(typed: string, all: readonly string[]): readonly string[] {
  if (typed.length < 2 || all.includes(typed)) {
    return [];
  }
  return all.filter((word) => word.startsWith(typed)).slice(0, MOST_CHOICES);
}

/** A word, completed if its first letters leave only one. */
export function completed(typed: string, all: readonly string[]): string {
  const [only, ...others] = typed.length < PREFIX_LETTERS || all.includes(typed) ? [] : all.filter((word) => word.startsWith(typed));
  return only !== undefined && others.length === 0 ? only : typed;
}

/** The positions, from 1, of what was typed and is no word. */
export function unknown(words: readonly string[], all: readonly string[]): number[] {
  return words.flatMap((word, i) => (word === '' || all.length === 0 || all.includes(word) ? [] : [i + 1]));
}
