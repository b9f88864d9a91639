import { Icon, type IconName } from './Icon.tsx';
import { useDropdown } from './useDropdown.ts';

/** Something that a menu offers. */
export interface MenuItem {
  name: string;
  icon: IconName;
  danger?: boolean;
  choose(): void;
}

/** A button with a menu below it: arrows go through it, Esc, Tab and a click elsewhere close it. */
export function Menu({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const { open, id, root, button, close, toggle, onKeyDown, onFocusOut } = useDropdown('[role=menuitem]', { next: 'ArrowDown', previous: 'ArrowUp' });
  return (
    <div class="menu" ref={root} onFocusOut={onFocusOut}>
      <button
        type="button"
        class="button-icon"
        ref={button}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={toggle}
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
