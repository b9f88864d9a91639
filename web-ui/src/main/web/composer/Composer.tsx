import { useEffect, useRef, useState } from 'preact/hooks';
import { isUploading, MAX_TEXT } from '../state/draft.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Audience } from './Audience.tsx';
import { DraftPhotos } from './DraftPhotos.tsx';
import { COMPOSER_ID } from './focus.ts';
import { ExpiryChoice } from './ExpiryChoice.tsx';
import { PhotoButtons } from './PhotoButtons.tsx';
import { ShareButton } from './ShareButton.tsx';
import { shareDraft } from './share.ts';
import { addFiles } from './uploads.ts';

const COUNT_FROM = MAX_TEXT - 1_000;

/** Where a post is written: text, photos, and who sees it. */
export function Composer() {
  const text = useStore((s) => s.draft.text);
  const problem = useStore((s) => s.draft.problem);
  const sharing = useStore((s) => s.draft.sharing);
  const me = useStore((s) => s.profile);
  const drop = useFileDrop();
  useLeaveWarning();
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      void shareDraft();
    }
  };
  const paste = (e: ClipboardEvent) => {
    const files = [...(e.clipboardData?.files ?? [])];
    if (files.length > 0) {
      e.preventDefault();
      addFiles(files);
    }
  };
  return (
    <section class={drop.over ? 'composer composer-drop' : 'composer'} aria-label="New post" onKeyDown={keys} onPaste={paste} {...drop.handlers}>
      <div class="composer-write">
        <Avatar id={me?.id ?? ''} name={me?.name ?? ''} />
        <div class="composer-grow" data-text={text}>
          <textarea
            id={COMPOSER_ID}
            aria-label="Text of your post"
            placeholder="Tell your people something"
            rows={1}
            value={text}
            dir="auto"
            readOnly={sharing}
            onInput={(e) => dispatch({ type: 'draft/text', text: e.currentTarget.value })}
          />
        </div>
      </div>
      {text.length > COUNT_FROM && <p class="composer-count">{text.length.toLocaleString()} of {MAX_TEXT.toLocaleString()} characters</p>}
      <DraftPhotos />
      <Problem text={problem} />
      <div class="composer-bar">
        <PhotoButtons />
        <Audience />
        <ExpiryChoice />
        <ShareButton />
      </div>
    </section>
  );
}

/** Files that are dragged over the composer and let go. */
function useFileDrop() {
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const hasFiles = (e: DragEvent) => e.dataTransfer?.types.includes('Files') ?? false;
  const change = (e: DragEvent, by: number) => {
    if (hasFiles(e)) {
      depth.current += by;
      setOver(depth.current > 0);
    }
  };
  const handlers = {
    onDragEnter: (e: DragEvent) => change(e, 1),
    onDragLeave: (e: DragEvent) => change(e, -1),
    onDragOver: (e: DragEvent) => hasFiles(e) && e.preventDefault(),
    onDrop: (e: DragEvent) => {
      if (hasFiles(e)) {
        e.preventDefault();
        depth.current = 0;
        setOver(false);
        addFiles(e.dataTransfer?.files ?? []);
      }
    },
  };
  return { over, handlers };
}

/** Asks before the page is left while photos are on their way; everything else is kept anyway. */
function useLeaveWarning(): void {
  const uploading = useStore((s) => s.draft.photos.some(isUploading));
  useEffect(() => {
    if (!uploading) {
      return undefined;
    }
    const ask = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploading]);
}
