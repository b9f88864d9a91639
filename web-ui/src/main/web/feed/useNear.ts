import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How far beyond the window posts are drawn. */
const MARGIN_PX = 4_000;

type Watcher = (entry: IntersectionObserverEntry) => void;

const watchers = new Map<Element, Watcher>();
const heightsPx = new Map<string, number>();
let observer: IntersectionObserver | undefined;

function watch(element: Element, watcher: Watcher): () => void {
  observer ??= new IntersectionObserver((entries) => entries.forEach((e) => watchers.get(e.target)?.(e)), {
    rootMargin: `${MARGIN_PX}px 0px`,
  });
  watchers.set(element, watcher);
  observer.observe(element);
  return () => {
    watchers.delete(element);
    observer?.unobserve(element);
  };
}

/**
 * Whether a place of the page is near the window. Far from it only its height stays, so that a feed of thousands of
 * posts costs no more than one of a few, and going back finds everything where it was. What has the focus stays near.
 */
export function useNear(id: string) {
  const ref = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(!heightsPx.has(id));
  useLayoutEffect(() => {
    const place = ref.current;
    return place === null
      ? undefined
      : watch(place, ({ isIntersecting, boundingClientRect }) => {
          if (isIntersecting || place.contains(document.activeElement)) {
            setNear(true);
          } else if (place.firstChild !== null && boundingClientRect.height > 0) {
            heightsPx.set(id, boundingClientRect.height);
            setNear(false);
          }
        });
  }, [id]);
  return { ref, near, heightPx: heightsPx.get(id) };
}
