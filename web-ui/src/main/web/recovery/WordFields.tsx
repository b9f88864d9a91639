import { useRef, useState } from 'preact/hooks';
import { choices, completed, split, unknown, withWords } from './words.ts';

/** A field for each recovery word. Words that are pasted fill those that follow, too. */
export function WordFields({ words, all, onWords }: { words: readonly string[]; all: readonly string[]; onWords: (change: (words: string[]) => string[]) => void }) {
  const list = useRef<HTMLOListElement>(null);
  const [at, setAt] = useState<number>();
  const wrong = unknown(words, all).filter((position) => position - 1 !== at || choices(words[at] ?? '', all).length === 0);
  const focus = (i: number) => list.current?.querySelectorAll('input')[Math.min(i, words.length - 1)]?.focus();
  const put = (i: number, text: string) => {
    const typed = split(text);
    const whole = /[\s,]$/.test(text) || typed.length > 1;
    const next = whole ? typed.map((word) => completed(word, all)) : typed;
    onWords((before) => withWords(before, i, next.length === 0 ? [''] : next));
    if (whole && typed.length > 0) {
      focus(i + typed.length);
    }
  };
  const paste = (e: ClipboardEvent, i: number) => {
    const text = e.clipboardData?.getData('text') ?? '';
    if (split(text).length > 1) {
      // A field takes no line breaks: what is on two lines would become one word.
      e.preventDefault();
      put(i, text);
    }
  };
  const leave = (i: number) => {
    setAt(undefined);
    onWords((before) => withWords(before, i, [completed(before[i] ?? '', all)]));
  };
  return (
    <>
      <ol class="word-fields" ref={list}>
        {words.map((word, i) => (
          <li key={i}>
            <input
              aria-label={`Word ${i + 1}`}
              value={word}
              list="word-choices"
              autoComplete="off"
              autoCapitalize="none"
              spellcheck={false}
              aria-invalid={wrong.includes(i + 1)}
              onFocus={() => setAt(i)}
              onBlur={() => leave(i)}
              onPaste={(e) => paste(e, i)}
              onInput={(e) => put(i, e.currentTarget.value)}
            />
          </li>
        ))}
      </ol>
      <datalist id="word-choices">
        {(at === undefined ? [] : choices(words[at] ?? '', all)).map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
      <p class="quiet" role="status">
        {wordsState(words, wrong)}
      </p>
    </>
  );
}

function wordsState(words: readonly string[], wrong: readonly number[]): string {
  const [first, ...others] = wrong;
  if (first === undefined) {
    const typed = words.filter((word) => word !== '').length;
    return typed === words.length ? 'All words are there.' : `${typed} of ${words.length} words. The first four letters of each are enough.`;
  }
  const which = others.length === 0 ? `Word ${first} is` : `Words ${[first, ...others.slice(0, -1)].join(', ')} and ${others.at(-1)} are`;
  return `${which} none of the recovery words. Compare with your paper.`;
}
