import { shownPost } from '../state/search.ts';
import { dispatch, getState } from '../state/store.ts';
import { focusReply } from '../talk/focus.ts';

/** The posts on the page, in order. */
function articles(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('article[data-post]')];
}

/** Aligns a post's top with the window's and gives it the focus. */
function focusArticle(article: HTMLElement): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  article.focus({ preventScroll: true });
  article.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}

export function focusPost(id: string): void {
  const article = document.getElementById(`post-${id}`);
  if (article !== null) {
    focusArticle(article);
  }
}

const BELOW_HEADER_PX = 80;

const focusedIndex = (all: readonly HTMLElement[]) => all.findIndex((a) => a.contains(document.activeElement));
const seenIndex = (all: readonly HTMLElement[]) => all.findIndex((a) => a.getBoundingClientRect().bottom > BELOW_HEADER_PX);

/** Goes to the next or the previous post; without one in focus, to the first in sight. */
export function stepPost(by: 1 | -1): void {
  const all = articles();
  const focused = focusedIndex(all);
  const at = all[Math.max(0, focused >= 0 ? focused + by : seenIndex(all))];
  if (at !== undefined) {
    focusArticle(at);
  }
}

/** The post in focus, else the first in sight. */
function meantPost() {
  const all = articles();
  const focused = focusedIndex(all);
  const id = all[focused >= 0 ? focused : seenIndex(all)]?.dataset['post'];
  return id === undefined ? undefined : shownPost(getState(), id);
}

/** Opens the photos of the post that is meant. */
export function openPhotos(): void {
  const post = meantPost();
  if (post !== undefined && post.photos.length > 0) {
    dispatch({ type: 'open', open: { kind: 'photos', postId: post.id, index: 0 } });
  }
}

/** Shows the replies to the post that is meant, and puts the cursor where one is written. */
export function replyToPost(): void {
  const post = meantPost();
  if (post !== undefined) {
    dispatch({ type: 'thread/shown', postId: post.id, shown: true });
    focusReply(post.id);
  }
}
