import { useRef } from 'preact/hooks';
import type { DraftName } from '../state/actions.ts';
import { Icon } from '../ui/Icon.tsx';
import { addFiles } from './uploads.ts';

const PICTURES = 'image/jpeg,image/png,image/webp,image/gif,image/*';
const CLIPS = 'video/mp4,video/webm,video/quicktime,video/*';

/** Picks photos and clips from this computer or, where there is a touch screen, takes one with its camera. */
export function PhotoButtons({ of }: { of: DraftName }) {
  return (
    <>
      <PhotoButton of={of} words="Photos" label="Add photos or clips" icon="photo" />
      <PhotoButton of={of} words="Camera" label="Take a photo" icon="camera" camera />
    </>
  );
}

interface Props {
  of: DraftName;
  words: string;
  label: string;
  icon: 'photo' | 'camera';
  camera?: boolean;
}

function PhotoButton({ of, words, label, icon, camera = false }: Props) {
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
        accept={camera ? PICTURES : `${PICTURES},${CLIPS}`}
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        hidden
        data-testid={`${of}-${icon}-input`}
        onChange={(e) => {
          addFiles(e.currentTarget.files ?? [], of);
          e.currentTarget.value = '';
        }}
      />
    </>
  );
}
