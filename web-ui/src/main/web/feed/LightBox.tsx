import { useEffect, useState } from 'preact/hooks';
import type { PostView } from 'kith-api';
import { photoUrl } from '../api/api.ts';
import { shownPost } from '../state/search.ts';
import { useStore } from '../state/useStore.ts';
import { clipsOf } from '../text/names.ts';
import { useModal } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { LightBoxClip } from './LightBoxClip.tsx';
import { LightBoxPhoto } from './LightBoxPhoto.tsx';
import { LightBoxTools } from './LightBoxTools.tsx';
import { useSwipe } from './useSwipe.ts';

interface Props {
  postId: string;
  first: number;
  onClose: () => void;
}

/** The photos and clips of a post, one at a time, over the whole window. */
export function LightBox({ postId, first, onClose }: Props) {
  const post = useStore((s) => shownPost(s, postId));
  const dialog = useModal();
  const [index, setIndex] = useState(first);
  const [zoomed, setZoomed] = useState(false);
  const count = post?.photos.length ?? 0;
  const show = (to: number) => {
    if (to >= 0 && to < count) {
      setIndex(to);
      setZoomed(false);
    }
  };
  const swipe = useSwipe(zoomed, () => show(index - 1), () => show(index + 1));
  usePreloaded(post, index);
  const photo = post?.photos[index];
  if (post === undefined || photo === undefined) {
    return null;
  }
  const isClip = photo.lengthMs !== undefined;
  const keys = (e: KeyboardEvent) => {
    if (e.target instanceof HTMLVideoElement) {
      return; // there they go forward and back in it
    }
    const to = zoomed ? undefined : { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: count - 1 }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      show(to);
    } else if (e.key === 'z' && !isClip) {
      setZoomed(!zoomed);
    }
  };
  return (
    <dialog ref={dialog} class="light-box" aria-label={`${clipsOf(post.photos) > 0 ? 'Photos and clips' : 'Photos'} of ${post.own ? 'your post' : `${post.authorName}’s post`}`} onClose={onClose} onKeyDown={keys} {...swipe}>
      <LightBoxTools post={post} photo={photo} zoomed={zoomed} onZoom={() => setZoomed(!zoomed)} onClose={onClose} />
      {isClip ? (
        <LightBoxClip key={photo.index} post={post} photo={photo} />
      ) : (
        <LightBoxPhoto key={photo.index} post={post} photo={photo} zoomed={zoomed} onZoom={() => setZoomed(!zoomed)} />
      )}
      {photo.alt !== '' && !zoomed && <p class="light-box-alt">{photo.alt}</p>}
      {count > 1 && (
        <>
          <button type="button" class="light-box-step light-box-back" aria-label="Previous photo" disabled={index === 0} onClick={() => show(index - 1)}>
            <Icon name="left" size={28} />
          </button>
          <button type="button" class="light-box-step light-box-on" aria-label="Next photo" disabled={index === count - 1} onClick={() => show(index + 1)}>
            <Icon name="right" size={28} />
          </button>
        </>
      )}
    </dialog>
  );
}

/** Fetches the neighbours, so that the next step shows at once. */
function usePreloaded(post: PostView | undefined, index: number): void {
  useEffect(() => {
    for (const photo of [post?.photos[index + 1], post?.photos[index - 1]]) {
      if (post !== undefined && photo?.display.complete) {
        new Image().src = photoUrl(post.id, photo.index, 'DISPLAY');
      }
    }
  }, [post?.id, index]);
}
