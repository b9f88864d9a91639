import { useRef, useState } from 'preact/hooks';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { shortened } from '../text/names.ts';
import { Icon } from '../ui/Icon.tsx';
import { AudienceList } from './AudienceList.tsx';

/** Who will see the post: names and a count, chosen by hand every time. Nobody is the default. */
export function Audience() {
  const [open, setOpen] = useState(false);
  const chip = useRef<HTMLButtonElement>(null);
  const contacts = useStore((s) => s.contacts);
  const chosen = useStore((s) => s.draft.audience);
  const names = contacts.filter((c) => chosen.includes(c.id)).map((c) => c.name);
  const close = () => {
    setOpen(false);
    chip.current?.focus();
  };
  return (
    <>
      <button
        ref={chip}
        type="button"
        class={names.length === 0 ? 'button-chip audience audience-none' : 'button-chip audience'}
        aria-expanded={open}
        aria-controls="audience-list"
        onClick={() => setOpen(!open)}
      >
        <Icon name="lock" size={18} />
        {names.length === 0 ? (
          <span class="audience-names">Who sees this?</span>
        ) : (
          <>
            <span class="unseen">Who sees this: </span>
            <span class="audience-names">{shortened(names)}</span>
            <span class="audience-count">{names.length}</span>
          </>
        )}
      </button>
      {open && <AudienceList contacts={contacts} chosen={chosen} onChoose={(ids) => dispatch({ type: 'draft/audience', ids })} onDone={close} />}
    </>
  );
}
