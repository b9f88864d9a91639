package social.kith.node.sync;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import social.kith.crypto.BlobId;
import social.kith.crypto.MalformedException;
import social.kith.node.contact.ContactLink;
import social.kith.node.link.RecordKind;
import social.kith.node.loop.EventLoop;
import social.kith.node.loop.TokenBucket;
import social.kith.storage.Store;

/** Loop-owned. One contact while they are online: items and photos in both directions. */
final class SyncSession {
  private final ItemSender itemSender;
  private final ContactLink contact;
  private final ItemReceiver itemReceiver;
  private final SeenExchange seen;
  private final ItemIntake itemIntake;
  private final PhotoSender photoSender;
  private final PhotoReceiver photoReceiver;
  private final BlobAnswers blobAnswers;

  SyncSession(
      ContactLink contact,
      Store store,
      EventLoop loop,
      Erasing erasing,
      SyncListener listener,
      TokenBucket itemTokens) {
    this.contact = contact;
    itemSender = new ItemSender(contact, store, loop, listener);
    seen = new SeenExchange(contact, store, loop, listener);
    photoSender = new PhotoSender(contact, store, loop, listener);
    photoReceiver = new PhotoReceiver(contact, store, loop, listener);
    blobAnswers = new BlobAnswers(contact, store, loop);
    itemReceiver = new ItemReceiver(contact, store, loop, listener, erasing, photoReceiver);
    itemIntake = new ItemIntake(itemReceiver, contact::reject, loop, itemTokens);
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
    itemIntake.end();
    photoReceiver.end();
    photoSender.end();
    blobAnswers.end();
  }

  void queued() {
    itemSender.pump();
  }

  /** The own profile is another one. */
  void profileChanged() {
    itemSender.profileChanged();
  }

  /** These photos are not wanted any more. */
  void unused(Collection<BlobId> blobs) {
    photoReceiver.unused(blobs);
  }

  /** More of their posts were seen. */
  void seen() {
    seen.added();
  }

  /** The person asked for one of the contact's photos. */
  void asked(BlobId blob) {
    photoReceiver.asked(blob);
  }

  /** What stands still is to go on: each side says anew what it holds. */
  void beginAnew() {
    contact.renew();
  }

  /** What is fetched from the contact without being asked for changed. */
  void ruleChanged() {
    photoReceiver.fill();
  }

  /** Images under way in both directions. */
  List<PhotoTransfer> transfers() {
    return Stream.concat(photoReceiver.progress(), photoSender.progress()).toList();
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
      itemIntake.offer(items);
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
      blobAnswers.asked(ask);
    }
  }

  void chunk(byte[] frame) throws MalformedException {
    photoReceiver.chunk(ChunkFrame.parse(frame));
  }
}
