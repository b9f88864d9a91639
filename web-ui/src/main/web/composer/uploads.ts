import { discardPhoto } from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { type Upload, uploadPhoto } from '../api/upload.ts';
import type { DraftName } from '../state/actions.ts';
import { dispatch, getState } from '../state/store.ts';

const AT_ONCE = 2;

/** A photo that is not at the node, and the draft that it is for. */
interface Waiting {
  file: File;
  of: DraftName;
}

const files = new Map<string, Waiting>();
const running = new Map<string, Upload>();
const queue: string[] = [];
let count = 0;

/** Whether it may be a photo; the node looks at the content, and says what to do with a HEIC. */
const mayBePhoto = (file: File) => file.type.startsWith('image/') || /\.(heic|heif|avif)$/i.test(file.name);

/** Takes files that were picked, pasted or dropped; those that are no pictures are named and left out. */
export function addFiles(list: Iterable<File>, of: DraftName): void {
  for (const file of list) {
    if (mayBePhoto(file)) {
      const key = `upload-${++count}`;
      files.set(key, { file, of });
      queue.push(key);
      dispatch({ type: 'draft/photo-added', of, key, name: file.name, blobUrl: URL.createObjectURL(file) });
    } else {
      dispatch({ type: 'note', text: `${file.name} is not a photo. Choose JPEG, PNG, WebP or GIF pictures.` });
    }
  }
  pump();
}

/** Sends a photo again that the node did not take. */
export function retryPhoto(key: string): void {
  const waiting = files.get(key);
  if (waiting !== undefined) {
    dispatch({ type: 'draft/photo-again', of: waiting.of, key });
    queue.push(key);
    pump();
  }
}

/** Takes a photo out of its draft, and from the node if it is there. */
export function removePhoto(key: string, of: DraftName): void {
  const photo = getState()[of].photos.find((p) => p.key === key);
  running.get(key)?.abort();
  forget(key, photo?.blobUrl);
  dispatch({ type: 'draft/photo-removed', of, key });
  if (photo?.view !== undefined) {
    discardPhoto(photo.view.id).catch((error: unknown) => dispatch({ type: 'note', text: wordsOf(error) }));
  }
}

function forget(key: string, blobUrl: string | undefined): void {
  files.delete(key);
  if (blobUrl !== undefined) {
    URL.revokeObjectURL(blobUrl);
  }
}

function pump(): void {
  while (running.size < AT_ONCE) {
    const key = queue.shift();
    if (key === undefined) {
      return;
    }
    const waiting = files.get(key);
    if (waiting !== undefined) {
      void send(key, waiting);
    }
  }
}

async function send(key: string, { file, of }: Waiting): Promise<void> {
  const upload = uploadPhoto(file, (progress) => dispatch({ type: 'draft/photo-progress', of, key, progress }));
  running.set(key, upload);
  try {
    const view = await upload.done;
    const photo = getState()[of].photos.find((p) => p.key === key);
    if (photo === undefined) {
      await discardPhoto(view.id); // removed while the node prepared it
    } else {
      dispatch({ type: 'draft/photo-ready', of, key, view });
      files.delete(key);
    }
  } catch (error) {
    dispatch({ type: 'draft/photo-failed', of, key, problem: wordsOf(error) });
  } finally {
    running.delete(key);
    pump();
  }
}
