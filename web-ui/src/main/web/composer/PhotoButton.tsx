import { useRef } from 'preact/hooks';
import { Icon } from '../ui/Icon.tsx';
import { addFiles } from './uploads.ts';

/** Picks photos from this computer. */
export function PhotoButton() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="button-chip composer-photos" aria-label="Add photos" onClick={() => input.current?.click()}>
        <Icon name="photo" />
        <span>Photos</span>
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="photo-input"
        onChange={(e) => {
          addFiles(e.currentTarget.files ?? []);
          e.currentTarget.value = '';
        }}
      />
    </>
  );
}
