import type { DraftPhotoView } from 'kith-api';
import { discardPhoto } from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { uploadPhoto } from '../api/upload.ts';
import type { DraftName } from '../state/actions.ts';
import { dispatch, getState } from '../state/store.ts';
import { posterOf } from './poster.ts';

const AT_ONCE = 2;

/** A photo that is not at the node, and the draft that it is for. */
interface Waiting {
  file: File;
  of: DraftName;
}

const files = new Map<string, Waiting>();
const running = new Map<string, AbortController>();
const queue: string[] = [];
let count = 0;

const MAX_BYTES = 50 * 1024 * 1024;

/** Whether it may be a photo; the node looks at the content, and says what to do with a HEIC. */
const mayBePhoto = (file: File) => file.type.startsWith('image/') || /\.(heic|heif|avif)$/i.test(file.name);

/** Whether it may be a clip; the node says what to do with one that browsers do not play. */
const mayBeClip = (file: File) => file.type.startsWith('video/') || /\.(mp4|m4v|mov|webm|mkv|avi)$/i.test(file.name);

/** Takes files that were picked, pasted or dropped; those that are neither are named and left out. */
export function addFiles(list: Iterable<File>, of: DraftName): void {
  for (const file of list) {
    const clip = mayBeClip(file);
    if (clip || mayBePhoto(file)) {
      const key = `upload-${++count}`;
      files.set(key, { file, of });
      queue.push(key);
      dispatch({ type: 'draft/photo-added', of, key, name: file.name, clip, blobUrl: clip ? undefined : URL.createObjectURL(file) });
    } else {
      dispatch({ type: 'note', text: `${file.name} is not a photo or clip. Choose JPEG, PNG, WebP or GIF pictures, or MP4 or WebM clips.` });
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

function tooLarge(file: File): string | undefined {
  if (file.size <= MAX_BYTES) {
    return undefined;
  }
  const size = `${(Math.ceil((file.size * 10) / 1024 / 1024) / 10).toFixed(1)} MiB`;
  return mayBeClip(file)
    ? `This clip has ${size}; a clip may have 50 MiB. Cut it shorter or save it in a smaller size, then add it again.`
    : `This photo has ${size}; a photo may have 50 MiB. Save it as JPEG or make it smaller, then add it again.`;
}

/** Sends it, a clip with a picture of it. */
async function upload(key: string, { file, of }: Waiting, signal: AbortSignal): Promise<DraftPhotoView> {
  const poster = mayBeClip(file) ? await posterOf(file) : undefined;
  signal.throwIfAborted();
  const sending = uploadPhoto(file, poster, (progress) => dispatch({ type: 'draft/photo-progress', of, key, progress }));
  signal.addEventListener('abort', () => sending.abort());
  const view = await sending.done;
  if (view.lengthMs !== undefined && poster === undefined) {
    dispatch({ type: 'note', text: `This browser cannot play ${file.name}; others may. Save it as MP4 with H.264 to be sure.` });
  }
  return view;
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
  const refusal = tooLarge(file);
  if (refusal !== undefined) {
    dispatch({ type: 'draft/photo-failed', of, key, problem: refusal });
    return;
  }
  const abort = new AbortController();
  running.set(key, abort);
  try {
    const view = await upload(key, { file, of }, abort.signal);
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
