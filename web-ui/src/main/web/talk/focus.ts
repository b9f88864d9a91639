/** The id of the field in which a reply to a post is written. */
export const replyFieldId = (postId: string) => `reply-${postId}`;

let wanted: string | undefined;

/** Puts the cursor where a reply to a post is written: now, or as soon as that is there. */
export function focusReply(postId: string): void {
  wanted = postId;
  requestAnimationFrame(() => replyFieldIsThere(postId));
}

/** Takes the cursor where it is wanted. */
export function replyFieldIsThere(postId: string): void {
  const field = document.getElementById(replyFieldId(postId));
  if (wanted === postId && field !== null) {
    wanted = undefined;
    field.focus();
    field.scrollIntoView({ block: 'nearest' });
  }
}
