package social.kith.node.sync;

import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.storage.Store;

/** Loop-owned. One contact while they are online: items and photos in both directions. */
final class SyncSession {
  private final ItemSender itemSender;
  private final ItemReceiver itemReceiver;
  private final SeenExchange seen;
  private final PhotoSender photoSender;
  private final PhotoReceiver photoReceiver;

  SyncSession(
      ContactLink contact, Store store, EventLoop loop, Erasing erasing, SyncListener listener) {
    itemSender = new ItemSender(contact, store, loop, listener);
    seen = new SeenExchange(contact, store, loop, listener);
    photoSender = new PhotoSender(contact, store, loop, listener);
    photoReceiver = new PhotoReceiver(contact, store, loop, listener);
    itemReceiver = new ItemReceiver(contact, store, loop, listener, erasing, photoReceiver);
  }

  void begin() {
    itemReceiver.begin();
    photoSender.begin();
    photoReceiver.begin();
  }

  void end() {
    itemSender.end();
    itemReceiver.end();
    seen.end();
    photoReceiver.end();
  }

  void queued() {
    itemSender.pump();
  }

  /** More of their posts were seen. */
  void seen() {
    seen.added();
  }

  void message(RecordKind kind, byte[] body) throws MalformedException {
    if (kind == RecordKind.SYNC) {
      sync(SyncMessage.parse(body));
    } else {
      photo(PhotoMessage.parse(body));
    }
  }

  private void sync(SyncMessage message) throws MalformedException {
    if (message instanceof SyncMessage.Have have) {
      itemSender.have(have);
      seen.have(have);
    } else if (message instanceof SyncMessage.Items items) {
      itemReceiver.items(items);
    } else if (message instanceof SyncMessage.Ack ack) {
      itemSender.acknowledged(ack);
    } else if (message instanceof SyncMessage.Seen posts) {
      seen.seen(posts);
    } else if (message instanceof SyncMessage.Noted posts) {
      seen.noted(posts);
    }
  }

  private void photo(PhotoMessage message) throws MalformedException {
    if (message instanceof PhotoMessage.Want want) {
      photoSender.want(want);
    } else if (message instanceof PhotoMessage.Credit credit) {
      photoSender.credit(credit);
    } else if (message instanceof PhotoMessage.Stored stored) {
      photoSender.stored(stored);
    } else if (message instanceof PhotoMessage.Unavailable unavailable) {
      photoReceiver.unavailable(unavailable);
    } else if (message instanceof PhotoMessage.Ask ask) {
      photoReceiver.asked(ask);
    }
  }

  void chunk(byte[] frame) throws MalformedException {
    photoReceiver.chunk(ChunkFrame.parse(frame));
  }
}
