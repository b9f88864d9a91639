import type { LinkTone } from '../text/link.ts';

/** A dot that repeats in colour what stands beside it in words. */
export function LinkDot({ tone }: { tone: LinkTone }) {
  return <span class={`dot dot-${tone}`} aria-hidden="true" />;
}
