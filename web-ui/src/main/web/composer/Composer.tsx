import { MAX_TEXT } from '../state/draft.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Audience } from './Audience.tsx';
import { DraftBar } from './DraftBar.tsx';
import { DraftPhotos } from './DraftPhotos.tsx';
import { COMPOSER_ID } from './focus.ts';
import { ExpiryChoice } from './ExpiryChoice.tsx';
import { PhotoButtons } from './PhotoButtons.tsx';
import { ShareButton } from './ShareButton.tsx';
import { shareDraft } from './share.ts';
import { useFiles, useLeaveWarning } from './useFiles.ts';

const COUNT_FROM = MAX_TEXT - 1_000;

/** Where a post is written: text, photos, and who sees it. */
export function Composer() {
  const text = useStore((s) => s.draft.text);
  const problem = useStore((s) => s.draft.problem);
  const sharing = useStore((s) => s.draft.sharing);
  const me = useStore((s) => s.profile);
  const files = useFiles('draft');
  useLeaveWarning('draft');
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) {
      e.preventDefault();
      void shareDraft();
    }
  };
  return (
    <section class={files.over ? 'composer composer-drop' : 'composer'} aria-label="New post" onKeyDown={keys} {...files.handlers}>
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
      <DraftPhotos of="draft" label="Photos of your post" />
      <Problem text={problem} />
      <div class="composer-bar">
        <PhotoButtons of="draft" />
        <Audience />
        <ExpiryChoice />
        <ShareButton />
      </div>
      <DraftBar />
    </section>
  );
}
