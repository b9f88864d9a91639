export const COMPOSER_ID = 'new-post-text';

/** Puts the cursor where a new post is written. */
export function focusComposer(): void {
  const field = document.getElementById(COMPOSER_ID);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}
