import { dispatch, getState } from '../state/store.ts';

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

/** The post with the focus, else the first that is in sight. */
function currentIndex(all: readonly HTMLElement[]): number {
  const focused = all.findIndex((a) => a.contains(document.activeElement));
  return focused >= 0 ? focused : all.findIndex((a) => a.getBoundingClientRect().bottom > 80) - 1;
}

/** Goes to the next or the previous post. */
export function stepPost(by: 1 | -1): void {
  const all = articles();
  const at = all[Math.max(0, currentIndex(all) + by)];
  if (at !== undefined) {
    focusArticle(at);
  }
}

/** Opens the photos of the post with the focus. */
export function openPhotos(): void {
  const id = document.activeElement?.closest<HTMLElement>('article[data-post]')?.dataset['post'];
  const post = getState().feed.posts.find((p) => p.id === id);
  if (post !== undefined && post.photos.length > 0) {
    dispatch({ type: 'open', open: { kind: 'photos', postId: post.id, index: 0 } });
  }
}
