import { grouped } from '../text/names.ts';

/** Six digits that are the same on both screens. */
export function Code({ code }: { code: string }) {
  return (
    <p class="code">
      <span class="unseen">Code: </span>
      <strong data-testid="pairing-code">{grouped(code)}</strong>
    </p>
  );
}
