import * as api from '../api/api.ts';
import { wordsOf } from '../api/http.ts';
import { showPost } from '../state/answers.ts';
import { dispatch, getState } from '../state/store.ts';
import { focusPost } from './steps.ts';

/** So long it can be undone. */
export const UNDO_MS = 8_000;

const timers = new Map<string, ReturnType<typeof setTimeout>>();

function show(): void {
  dispatch({ type: 'retracting', postIds: [...timers.keys()] });
}

/** Takes an own post back in a moment. Whoever closes the page meanwhile does not undo it. */
export function retractSoon(postId: string): void {
  if (timers.size === 0) {
    addEventListener('pagehide', retractAll, { once: true });
  }
  timers.set(postId, setTimeout(() => void retractNow(postId), UNDO_MS));
  show();
  dispatch({ type: 'announce', text: `The post is withdrawn in ${UNDO_MS / 1000} seconds. You can undo that.` });
}

/** Leaves the post where it is. */
export function keepPost(postId: string): void {
  forget(postId);
  dispatch({ type: 'announce', text: 'The post stays.' });
  requestAnimationFrame(() => focusPost(postId));
}

/** Takes the post back at once. */
export async function retractNow(postId: string): Promise<void> {
  clearTimeout(timers.get(postId));
  try {
    await showPost(api.retractPost(postId));
    dispatch({ type: 'announce', text: 'The post is withdrawn.' });
  } catch (error) {
    dispatch({ type: 'note', text: wordsOf(error) });
  } finally {
    forget(postId);
  }
}

function retractAll(): void {
  timers.forEach((_, postId) => void retractNow(postId));
}

function forget(postId: string): void {
  clearTimeout(timers.get(postId));
  timers.delete(postId);
  if (timers.size === 0) {
    removeEventListener('pagehide', retractAll);
  }
  if (getState().retracting.includes(postId)) {
    show();
  }
}
