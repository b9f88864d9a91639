import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { oneEmoji } from '../text/talk.ts';
import { Icon } from '../ui/Icon.tsx';

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
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('.picker button, .picker input') ?? [])];
  useEffect(() => {
    if (open) {
      entries()[0]?.focus();
    }
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (emoji: string) => {
    close();
    onChoose(emoji);
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const to = { ArrowRight: (at + 1) % all.length, ArrowLeft: (at + all.length - 1) % all.length }[e.key];
    if (to !== undefined && !(e.target instanceof HTMLInputElement && e.target.value !== '')) {
      e.preventDefault();
      all[to]?.focus();
    } else if (e.key === 'Escape') {
      close();
    }
    e.stopPropagation();
  };
  const leave = (e: FocusEvent) => !(e.relatedTarget instanceof Node && root.current?.contains(e.relatedTarget)) && setOpen(false);
  return (
    <div ref={root} onFocusOut={leave}>
      <button
        type="button"
        class="reaction reaction-add"
        ref={button}
        aria-label="Add a reaction"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
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
