import type { DraftPhotoView, RestoredView } from 'kith-api';
import { answer } from './http.ts';

/** An upload under way. */
export interface Upload<T> {
  readonly done: Promise<T>;
  abort(): void;
}

/** Sends one photo, or a clip with its poster. */
export function uploadPhoto(file: File, poster: Blob | undefined, progress: (share: number) => void): Upload<DraftPhotoView> {
  const form = new FormData();
  form.append('photo', file, file.name);
  if (poster !== undefined) {
    form.append('poster', poster, 'poster.jpg');
  }
  return upload('/photos', form, undefined, progress);
}

/** Sends the recovery words and the backup that they open, read from the disk as it is sent. */
export function restoreBackup(words: string, backup: File, progress: (share: number) => void): Promise<RestoredView> {
  const body = new Blob([words, '\n', backup]);
  return upload<RestoredView>('/restore', body, 'application/vnd.kith.restore', progress).done;
}

// fetch cannot tell how far an upload is, so this is an XMLHttpRequest.
function upload<T>(path: string, body: FormData | Blob, mediaType: string | undefined, progress: (share: number) => void): Upload<T> {
  const xhr = new XMLHttpRequest();
  const done = new Promise<T>((resolve, reject) => {
    xhr.upload.addEventListener('progress', (e) => e.lengthComputable && progress(e.loaded / e.total));
    xhr.addEventListener('loadend', () => {
      try {
        resolve(answer<T>(xhr.status, xhr.responseText));
      } catch (error) {
        reject(error);
      }
    });
  });
  xhr.open('POST', `/api/v1${path}`);
  xhr.setRequestHeader('X-Kith', '1');
  xhr.setRequestHeader('Accept', 'application/json');
  if (mediaType !== undefined) {
    xhr.setRequestHeader('Content-Type', mediaType);
  }
  xhr.send(body);
  return { done, abort: () => xhr.abort() };
}
