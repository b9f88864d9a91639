import type { PhotoView, PostView } from 'kith-api';
import { dispatch } from '../state/store.ts';
import { lengthWords } from '../text/names.ts';
import { Icon } from '../ui/Icon.tsx';
import { Arrival } from './Arrival.tsx';
import { kindOf, photoName } from './photoName.ts';
import { PhotoPicture } from './PhotoPicture.tsx';

interface Props {
  post: PostView;
  photo: PhotoView;
  ratio: number;
  more: number;
}

/** A photo in the feed, or the picture of a clip. Its place has its final shape from the start. */
export function PhotoTile({ post, photo, ratio, more }: Props) {
  const open = () => dispatch({ type: 'open', open: { kind: 'photos', postId: post.id, index: photo.index } });
  return (
    <div class="photo" style={{ '--ratio': ratio }}>
      <button type="button" class="photo-open" aria-label={photoName(post, photo)} onClick={open}>
        <PhotoPicture post={post} photo={photo} />
        {photo.lengthMs !== undefined && (
          <>
            <span class="photo-play" aria-hidden="true">
              <Icon name="play" size={28} />
            </span>
            <span class="photo-length" aria-hidden="true">
              {lengthWords(photo.lengthMs)}
            </span>
          </>
        )}
        {more > 0 && (
          <span class="photo-more" aria-hidden="true">
            +{more}
          </span>
        )}
      </button>
      <Arrival rendition={photo.display} name={`${kindOf(photo)} ${photo.index + 1}`} />
    </div>
  );
}
