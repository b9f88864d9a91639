import type { NoticeView } from 'kith-api';

/** What somebody did, after their name. */
export function noticeWords({ kind, ownPost, emoji = '' }: Pick<NoticeView, 'kind' | 'ownPost' | 'emoji'>): string {
  switch (kind) {
    case 'REPLY':
      return ownPost ? 'replied to your post' : 'replied to a post that you replied to';
    case 'REACTION':
      return `reacted with ${emoji} to your post`;
    case 'INVITE_USED':
      return 'used your invite';
    case 'CONFIRMED':
      return 'confirmed you: you can share with each other now';
    case 'KEY_CHANGED':
      return 'has another key: nothing is shared until you acknowledge it';
    case 'CALL_MISSED':
      return 'called you, and you did not answer';
  }
}

/** Where it is: the post, at the reply, or the person. */
export function noticeHref({ who, postId, replyId }: Pick<NoticeView, 'who' | 'postId' | 'replyId'>): string {
  if (postId === undefined) {
    return `/people/${who.id}`;
  }
  return replyId === undefined ? `/post/${postId}` : `/post/${postId}#${replyId}`;
}
