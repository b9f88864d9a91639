import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Icon } from './Icon.tsx';

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  wide?: boolean;
}

/** A sheet above the page: Esc, the cross and a click beside it close it, and the focus goes back to where it was. */
export function Dialog({ title, onClose, children, wide = false }: Props) {
  const titleId = useId();
  const dialog = useModal();
  return (
    <dialog
      ref={dialog}
      class={wide ? 'sheet sheet-wide' : 'sheet'}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(e) => e.target === dialog.current && onClose()}
    >
      <div class="sheet-body">
        <header class="sheet-head">
          <h2 id={titleId}>{title}</h2>
          <button type="button" class="button-icon" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

/** While something covers the page it does not scroll; the room of its scrollbar is kept, so that nothing shifts. */
function keepScrollbarRoom(): void {
  const room = window.innerWidth - document.body.getBoundingClientRect().width;
  document.documentElement.style.setProperty('--scrollbar', `${room}px`);
}

/** Opens a dialog element as long as it is drawn; the focus goes back to what had it before. */
export function useModal() {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    keepScrollbarRoom();
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return ref;
}
