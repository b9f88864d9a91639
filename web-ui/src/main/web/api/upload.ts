import type { DraftPhotoView } from 'kith-api';
import { answer } from './http.ts';

/** An upload under way. */
export interface Upload {
  readonly done: Promise<DraftPhotoView>;
  abort(): void;
}

/** Sends one photo, or a clip with its poster; fetch cannot tell how far an upload is, so this is an XMLHttpRequest. */
export function uploadPhoto(file: File, poster: Blob | undefined, progress: (share: number) => void): Upload {
  const xhr = new XMLHttpRequest();
  const done = new Promise<DraftPhotoView>((resolve, reject) => {
    xhr.upload.addEventListener('progress', (e) => e.lengthComputable && progress(e.loaded / e.total));
    xhr.addEventListener('loadend', () => {
      try {
        resolve(answer<DraftPhotoView>(xhr.status, xhr.responseText));
      } catch (error) {
        reject(error);
      }
    });
  });
  const form = new FormData();
  form.append('photo', file, file.name);
  if (poster !== undefined) {
    form.append('poster', poster, 'poster.jpg');
  }
  xhr.open('POST', '/api/v1/photos');
  xhr.setRequestHeader('X-Kith', '1');
  xhr.setRequestHeader('Accept', 'application/json');
  xhr.send(form);
  return { done, abort: () => xhr.abort() };
}
