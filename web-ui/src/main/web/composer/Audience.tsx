import { useRef, useState } from 'preact/hooks';
import { choiceWords } from '../state/audience.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';
import { AudienceList } from './AudienceList.tsx';
import { useDraft } from './useDraft.ts';

/** Who will see the post: names and a count, chosen by hand every time. Nobody is the default. */
export function Audience() {
  const [open, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  const contacts = useStore((s) => s.contacts);
  const circles = useStore((s) => s.circles);
  const choice = useStore((s) => s.draft);
  const count = useDraft().audience.length;
  const all = { contacts, circles };
  const close = () => {
    setOpen(false);
    chip.current?.focus();
  };
  return (
    <>
      <button
        ref={chip}
        type="button"
        class={count === 0 ? 'button-chip audience audience-none' : 'button-chip audience'}
        aria-expanded={open}
        aria-controls="audience-list"
        onClick={() => setOpen(!open)}
      >
        <Icon name="lock" size={18} />
        {count === 0 ? (
          <span class="audience-names">Who sees this?</span>
        ) : (
          <>
            <span class="unseen">Who sees this: </span>
            <span class="audience-names">{choiceWords(choice, all)}</span>
            <span class="audience-count">{count}</span>
          </>
        )}
      </button>
      {open && (
        <AudienceList choice={choice} all={all} onChoose={(c) => dispatch({ type: 'draft/audience', ids: c.audience, circles: c.circles })} onDone={close} />
      )}
    </>
  );
}
