import { useEffect } from 'preact/hooks';

/** Where the whole window is covered nothing beneath can be reached, with keys or a screen reader either. */
export function useCover(covers: boolean): void {
  useEffect(() => {
    const beneath = [...document.querySelectorAll<HTMLElement>('.shell > :not(.stages, .notes, .unseen, dialog)')];
    beneath.forEach((part) => (part.inert = isCovered()));
    return () => beneath.forEach((part) => (part.inert = false));
  }, [covers]);
}

/** Whether a stream or a call covers the window. */
export function isCovered(): boolean {
  return document.querySelector('.stage:not(.stage-small)') !== null;
}
