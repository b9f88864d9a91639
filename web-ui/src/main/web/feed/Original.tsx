import type { PhotoView, PostView } from 'kith-api';
import * as api from '../api/api.ts';
import { dispatch } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';
import { bytes, percent } from '../text/bytes.ts';
import { isOnline } from '../text/link.ts';
import { Icon } from '../ui/Icon.tsx';
import { useTask } from '../ui/useTask.ts';

/** The original of a photo: to be kept, on its way, or to be asked for. */
export function Original({ post, photo }: { post: PostView; photo: PhotoView }) {
  const { original, index } = photo;
  const { run, running, problem } = useTask();
  const ask = () =>
    run(async () => {
      await api.askForPhoto(post.id, index, 'ORIGINAL');
      dispatch({ type: 'announce', text: 'Asked for the original.' });
    });
  if (original.complete) {
    return (
      <a class="light-box-tool" href={`${api.photoUrl(post.id, index, 'ORIGINAL')}?download=1`} download aria-label={`Download original, ${bytes(original.sizeBytes)}`}>
        <Icon name="download" />
        <span>Original</span>
      </a>
    );
  }
  if (original.onDemand || original.problem !== undefined) {
    const words = problem ?? original.problem;
    return (
      <>
        {words !== undefined && (
          <span class="light-box-tool light-box-wait" role="alert">
            {words}
          </span>
        )}
        <button type="button" class="light-box-tool" disabled={running} aria-label={`Get original, ${bytes(original.sizeBytes)}`} onClick={ask}>
          <Icon name="download" />
          <span>
            {original.problem === undefined ? 'Get original' : 'Try again'}, {bytes(original.sizeBytes)}
          </span>
        </button>
      </>
    );
  }
  return <OriginalOnItsWay post={post} photo={photo} />;
}

function OriginalOnItsWay({ post, photo: { original } }: { post: PostView; photo: PhotoView }) {
  const author = useStore((s) => s.contacts.find((c) => c.id === post.authorId));
  const waits = author !== undefined && !isOnline(author.link);
  return (
    <span class="light-box-tool light-box-wait" title={`${original.storedBytes} of ${original.sizeBytes} bytes`}>
      {waits ? `Original comes when ${author.name} is back` : `Original ${percent(original.storedBytes, original.sizeBytes)} %`}
    </span>
  );
}
