import { useState } from 'preact/hooks';
import { dispatch } from '../state/store.ts';
import { Icon } from '../ui/Icon.tsx';

/** Copies a text and says so. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      dispatch({ type: 'announce', text: 'Copied.' });
    } catch {
      dispatch({ type: 'note', text: 'The browser did not allow copying. Select the text and copy it yourself.' });
    }
  };
  return (
    <button type="button" class="button" onClick={() => void copy()}>
      <Icon name={copied ? 'check' : 'copy'} size={18} />
      {copied ? 'Copied' : 'Copy'}
    </button>
  );
}
