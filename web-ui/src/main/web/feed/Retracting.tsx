import { useEffect, useRef } from 'preact/hooks';
import { UNDO_MS, keepPost, retractNow } from './retract.ts';

/** An own post that is taken back in a moment, unless that is undone. */
export function Retracting({ postId }: { postId: string }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus({ preventScroll: true }), []);
  return (
    <div class="retracting" role="group" aria-label="Withdrawing this post">
      <p>Withdrawing this post: it is deleted here, and by everybody who has it.</p>
      <div class="card-actions">
        <button type="button" class="button" ref={undo} onClick={() => keepPost(postId)}>
          Undo
        </button>
        <button type="button" class="button-quiet" onClick={() => void retractNow(postId)}>
          Withdraw now
        </button>
      </div>
      <span class="retracting-time" style={{ animationDuration: `${UNDO_MS}ms` }} aria-hidden="true" />
    </div>
  );
}
