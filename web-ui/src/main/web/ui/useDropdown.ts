import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * What opens below a button: it begins with the focus on the first entry, two keys, Home and End go through the entries,
 * and Esc, Tab and a click elsewhere close it.
 */
export function useDropdown(entrySelector: string, keys: { next: string; previous: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>(entrySelector) ?? [])];
  // Before the next key is pressed, however soon that is.
  useLayoutEffect(() => {
    if (open) {
      entries()[0]?.focus();
    }
  }, [open]);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (e: KeyboardEvent) => {
    const all = entries();
    const at = all.findIndex((entry) => entry === document.activeElement);
    const steps: Record<string, number> = {
      [keys.next]: (at + 1) % all.length,
      [keys.previous]: (at + all.length - 1) % all.length,
      Home: 0,
      End: all.length - 1,
    };
    const to = steps[e.key];
    // In a field with text they move in the text.
    if (to !== undefined && !(e.target instanceof HTMLInputElement && e.target.value !== '')) {
      e.preventDefault();
      all[to]?.focus();
    } else if (e.key === 'Escape') {
      close();
    }
    e.stopPropagation();
  };
  const onFocusOut = (e: FocusEvent) => {
    if (!(e.relatedTarget instanceof Node && root.current?.contains(e.relatedTarget))) {
      setOpen(false);
    }
  };
  return { open, id, root, button, close, toggle: () => setOpen(!open), onKeyDown, onFocusOut };
}
