import type { PhotoView, PostView } from 'kith-api';
import { lengthWords } from '../text/names.ts';

/** “Photo 2 of 5: a boat”, “Clip 3 of 5, 0:12: waves”. */
export function photoName(post: PostView, photo: PhotoView): string {
  const what = photo.alt === '' ? 'no description' : photo.alt;
  const length = photo.lengthMs === undefined ? '' : `, ${lengthWords(photo.lengthMs)}`;
  return `${kindOf(photo)} ${photo.index + 1} of ${post.photos.length}${length}: ${what}`;
}

export function kindOf(photo: PhotoView): string {
  return photo.lengthMs === undefined ? 'Photo' : 'Clip';
}
