import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

/** Something that a menu offers. */
export interface MenuItem {
  name: string;
  icon: IconName;
  danger?: boolean;
  choose(): void;
}

/** A button with a menu below it: arrows go through it, Esc, Tab and a click elsewhere close it. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const entries = () => [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useEffect(() => {
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
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at + all.length - 1) % all.length, Home: 0, End: all.length - 1 }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      all[to]?.focus();
    } else if (e.key === 'Escape') {
      close();
    }
    e.stopPropagation();
  };
  return (
    <div
      class="menu"
      ref={root}
      onFocusOut={(e) => !(e.relatedTarget instanceof Node && root.current?.contains(e.relatedTarget)) && setOpen(false)}
    >
      <button
        type="button"
        class="button-icon"
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <ul class="menu-list" role="menu" id={id} aria-label={label} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <li key={item.name} role="none">
              <button
                type="button"
                role="menuitem"
                tabIndex={-1}
                class={item.danger === true ? 'menu-item menu-danger' : 'menu-item'}
                onClick={() => {
                  close();
                  item.choose();
                }}
              >
                <Icon name={item.icon} size={18} />
                {item.name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
