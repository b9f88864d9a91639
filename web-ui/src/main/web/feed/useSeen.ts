import type { PostView } from 'kith-api';
import { useEffect, useRef } from 'preact/hooks';
import * as api from '../api/api.ts';
import { getState } from '../state/store.ts';
import { useStore } from '../state/useStore.ts';

/** So long a post is in sight before it counts as seen. */
const LOOK_MS = 1_000;
const FLUSH_MS = 2_000;
const MOST_AT_ONCE = 100;

const told = new Set<string>();
let waiting: string[] = [];

function see(postId: string): void {
  if (document.visibilityState !== 'visible' || told.has(postId)) {
    return;
  }
  told.add(postId);
  if (waiting.push(postId) === 1) {
    setTimeout(flush, FLUSH_MS);
  }
}

function flush(): void {
  const ids = waiting.slice(0, MOST_AT_ONCE);
  waiting = waiting.slice(MOST_AT_ONCE);
  if (waiting.length > 0) {
    setTimeout(flush, FLUSH_MS);
  }
  // Not told after all: it is when it is in sight again.
  tell(ids).catch(() => ids.forEach((id) => told.delete(id)));
}

async function tell(ids: readonly string[]): Promise<void> {
  if (getState().settings?.seenReceipts === true) {
    await api.seePosts(ids);
  }
  await api.readPosts(ids);
}

/** Tells the node that somebody's post was in sight for a moment: it is read, and seen, if the person lets people know. */
export function useSeen(post: PostView) {
  const ref = useRef<HTMLElement>(null);
  const receipts = useStore((s) => s.settings?.seenReceipts ?? false);
  const watched = (post.unread || (receipts && !post.own)) && !told.has(post.id);
  useEffect(() => {
    if (!watched || ref.current === null) {
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        clearTimeout(timer);
        if (entries.at(-1)?.isIntersecting === true) {
          timer = setTimeout(() => see(post.id), LOOK_MS);
        }
      },
      // The middle of the window, so that what only peeps in is not seen.
      { rootMargin: '-25% 0px' },
    );
    observer.observe(ref.current);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [watched, post.id]);
  return ref;
}
