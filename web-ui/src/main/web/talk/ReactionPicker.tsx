import { useState } from 'preact/hooks';
import { oneEmoji } from '../text/talk.ts';
import { Icon } from '../ui/Icon.tsx';
import { useDropdown } from '../ui/useDropdown.ts';

const USUAL: readonly (readonly [string, string])[] = [
  ['👍', 'Thumbs up'],
  ['❤️', 'Heart'],
  ['😂', 'Tears of joy'],
  ['😮', 'Surprised'],
  ['😢', 'Sad'],
  ['🎉', 'Party'],
  ['🙏', 'Thanks'],
];

/** A button with a few emoji below it and a field for any other: arrows go through them, Esc closes. */
export function ReactionPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { open, id, root, button, close, toggle, onKeyDown, onFocusOut } = useDropdown('.picker button, .picker input', {
    next: 'ArrowRight',
    previous: 'ArrowLeft',
  });
  const choose = (emoji: string) => {
    close();
    onChoose(emoji);
  };
  return (
    <div ref={root} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="reaction reaction-add"
        ref={button}
        aria-label="Add a reaction"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
      >
        <Icon name="smile" size={18} />
      </button>
      {open && (
        <div class="picker" id={id} role="group" aria-label="Choose a reaction" onKeyDown={onKeyDown}>
          {USUAL.map(([emoji, name]) => (
            <button key={emoji} type="button" class="picker-emoji emoji" aria-label={name} onClick={() => choose(emoji)}>
              {emoji}
            </button>
          ))}
          <AnyEmoji onChoose={choose} />
        </div>
      )}
    </div>
  );
}

/** Takes any other emoji, as it is typed or chosen from the system's own list. */
function AnyEmoji({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [text, setText] = useState('');
  const emoji = oneEmoji(text);
  return (
    <input
      type="text"
      class="picker-any"
      aria-label="Another emoji, then Enter"
      placeholder="Any emoji"
      autoComplete="off"
      value={text}
      onInput={(e) => setText(e.currentTarget.value)}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && emoji !== undefined) {
          e.preventDefault();
          onChoose(emoji);
        }
      }}
    />
  );
}
