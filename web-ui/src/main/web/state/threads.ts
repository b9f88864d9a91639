/** What the person writes under a post, and whether its replies are shown. */
export interface Thread {
  readonly shown: boolean;
  readonly text: string;
  /** The reply that it answers. */
  readonly answering: string | undefined;
  /** The reply that is to be brought into view once it is there. */
  readonly sought: string | undefined;
}

/** By post. */
export type Threads = Readonly<Record<string, Thread>>;

/** What happens to one. */
export type ThreadAction =
  | { type: 'thread/shown'; postId: string; shown: boolean }
  | { type: 'thread/text'; postId: string; text: string }
  | { type: 'thread/answering'; postId: string; replyId: string | undefined }
  | { type: 'thread/sought'; postId: string; replyId: string | undefined }
  | { type: 'thread/sent'; postId: string };

const NONE: Thread = { shown: false, text: '', answering: undefined, sought: undefined };

/** The thread of a post. */
export function threadOf(threads: Threads, postId: string): Thread {
  return threads[postId] ?? NONE;
}

/** The threads after something happened to one. */
export function reduceThreads(threads: Threads, action: ThreadAction): Threads {
  return { ...threads, [action.postId]: changed(threadOf(threads, action.postId), action) };
}

function changed(thread: Thread, action: ThreadAction): Thread {
  switch (action.type) {
    case 'thread/shown':
      return { ...thread, shown: action.shown };
    case 'thread/text':
      return { ...thread, text: action.text };
    case 'thread/answering':
      return { ...thread, shown: true, answering: action.replyId };
    case 'thread/sought':
      return { ...thread, shown: true, sought: action.replyId };
    case 'thread/sent':
      return { ...thread, text: '', answering: undefined };
  }
}
