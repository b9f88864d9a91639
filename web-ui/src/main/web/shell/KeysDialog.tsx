import { Dialog } from '../ui/Dialog.tsx';

const KEYS = [
  ['n', 'Write a new post'],
  ['j', 'Next post'],
  ['k', 'Previous post'],
  ['e', 'Open the photos and clips of a post'],
  ['r', 'Reply to a post'],
  ['/', 'Search posts'],
  ['Ctrl Enter', 'Share what you wrote'],
  ['←  →', 'Between photos and clips'],
  ['z', 'Photo in its own size'],
  ['Esc', 'Close'],
  ['?', 'These keys'],
] as const;

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keyboard" onClose={onClose}>
      <dl class="keys">
        {KEYS.map(([key, text]) => (
          <div key={key}>
            <dt>
              {key.split(' ').filter(Boolean).map((k) => (
                <kbd key={k}>{k}</kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
