import { useRef } from 'preact/hooks';
import { Icon } from '../ui/Icon.tsx';
import { addFiles } from './uploads.ts';

const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/*';

/** Picks photos from this computer or, where there is a touch screen, takes one with its camera. */
export function PhotoButtons() {
  return (
    <>
      <PhotoButton words="Photos" label="Add photos" icon="photo" testId="photo-input" />
      <PhotoButton words="Camera" label="Take a photo" icon="camera" testId="camera-input" camera />
    </>
  );
}

interface Props {
  words: string;
  label: string;
  icon: 'photo' | 'camera';
  testId: string;
  camera?: boolean;
}

function PhotoButton({ words, label, icon, testId, camera = false }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={camera ? 'button-chip composer-photos composer-camera' : 'button-chip composer-photos'}
        aria-label={label}
        onClick={() => input.current?.click()}
      >
        <Icon name={icon} />
        <span>{words}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept={PICTURES}
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        hidden
        data-testid={testId}
        onChange={(e) => {
          addFiles(e.currentTarget.files ?? []);
          e.currentTarget.value = '';
        }}
      />
    </>
  );
}
