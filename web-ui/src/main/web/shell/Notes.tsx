import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Icon } from '../ui/Icon.tsx';

/** What the node wants the person to know, and a place for what is only read out. */
export function Notes() {
  const notes = useStore((s) => s.notes);
  const announcement = useStore((s) => s.announcement);
  return (
    <>
      <div class="unseen" role="status" aria-label="News">
        {announcement}
      </div>
      <div class="notes" role="status" aria-label="Notices">
        {notes.map((note) => (
          <p key={note.key} class="note">
            <span>{note.text}</span>
            <button type="button" class="button-icon" aria-label="Dismiss" onClick={() => dispatch({ type: 'note-read', key: note.key })}>
              <Icon name="close" size={18} />
            </button>
          </p>
        ))}
      </div>
    </>
  );
}
