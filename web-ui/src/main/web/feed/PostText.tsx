import { linkify } from '../text/linkify.ts';

const SHORT = 140;

/** A person's text: only ever text, with web addresses to click. A short note by itself is set larger. */
export function PostText({ text, alone }: { text: string; alone: boolean }) {
  if (text === '') {
    return null;
  }
  const short = alone && text.length <= SHORT && text.split('\n').length <= 3;
  return (
    <p class={short ? 'post-text post-note' : 'post-text'} dir="auto">
      {linkify(text).map((run, i) =>
        run.href === undefined ? (
          run.text
        ) : (
          <a key={i} href={run.href} target="_blank" rel="noopener noreferrer">
            {run.text}
          </a>
        ),
      )}
    </p>
  );
}
