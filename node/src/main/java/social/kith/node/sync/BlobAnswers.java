package social.kith.node.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import social.kith.crypto.BlobId;
import social.kith.crypto.ContactId;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.BlobInfo;
import social.kith.storage.Store;

/**
 * Loop-owned. Tells a contact which images of their posts are here: a few a turn, so that nobody
 * else waits for so many looks at the disk.
 */
final class BlobAnswers {
  private static final int A_TURN = 16;

  /** What is asked beyond it is not answered: nobody honest asks so much at once. */
  private static final int MAX_WAITING = 4_096;

  private final ContactLink contact;
  private final Store store;
  private final EventLoop loop;
  private final Deque<BlobId> waiting = new ArrayDeque<>();
  private boolean scheduled;
  private boolean ended;

  BlobAnswers(ContactLink contact, Store store, EventLoop loop) {
    this.contact = contact;
    this.store = store;
    this.loop = loop;
  }

  void asked(PhotoMessage.Ask ask) {
    if (waiting.size() < MAX_WAITING) {
      waiting.addAll(ask.blobs());
    }
    answer();
  }

  /** Nothing more is answered. */
  void end() {
    ended = true;
    waiting.clear();
  }

  private void answer() {
    for (int i = 0; i < A_TURN && !waiting.isEmpty(); i++) {
      BlobId blob = waiting.removeFirst();
      if (isTheirs(blob) && store.blobs().find(blob).map(BlobInfo::complete).orElse(false)) {
        contact.send(RecordKind.PHOTO, new PhotoMessage.Stored(blob).encode());
      }
    }
    if (!waiting.isEmpty() && !scheduled) {
      scheduled = true;
      loop.execute(this::answerMore);
    }
  }

  private void answerMore() {
    scheduled = false;
    if (!ended) {
      answer();
    }
  }

  /** Only of their own posts: nobody learns what else is here. */
  private boolean isTheirs(BlobId blob) {
    ContactId them = contact.contact().id();
    return store
        .items()
        .ofBlob(blob)
        .flatMap(item -> store.items().find(item))
        .filter(item -> item.author().equals(them))
        .isPresent();
  }
}
