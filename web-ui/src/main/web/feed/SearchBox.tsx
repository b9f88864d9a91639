import { useEffect, useRef, useState } from 'preact/hooks';
import { endSearch, search, typed } from '../state/searching.ts';
import { wordsOfSearch } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { FeedFilter } from './FeedFilter.tsx';

const ID = 'search-posts';

/** Puts the cursor into the search box. */
export function focusSearch(): void {
  document.getElementById(ID)?.focus();
}

/** Where words to look for are typed; what is found shows as they are. */
export function SearchBox() {
  const words = useStore((s) => wordsOfSearch(s.search));
  const [text, setText] = useState(words ?? '');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (words === undefined && document.activeElement !== input.current) {
      setText('');
    }
  }, [words]);
  const submit = (e: Event) => {
    e.preventDefault();
    search(text);
  };
  const end = () => {
    setText('');
    endSearch();
  };
  return (
    <form role="search" class="search" onSubmit={submit}>
      <label class="unseen" for={ID}>
        Search posts
      </label>
      <Icon name="search" />
      <input
        id={ID}
        ref={input}
        type="search"
        value={text}
        maxLength={200}
        placeholder="Words, names, days"
        autoComplete="off"
        onInput={(e) => {
          setText(e.currentTarget.value);
          typed(e.currentTarget.value);
        }}
      />
      {words === undefined ? (
        <FeedFilter />
      ) : (
        <button type="button" class="button-quiet" onClick={end}>
          Back to the feed
        </button>
      )}
    </form>
  );
}
