package social.kith.node;

import java.io.InputStream;
import java.util.concurrent.Semaphore;
import social.kith.crypto.Identity;
import social.kith.node.KithException.Kind;
import social.kith.node.export.Export;
import social.kith.node.export.Import;
import social.kith.node.feed.Feed;
import social.kith.node.feed.PhotoShelf;
import social.kith.node.feed.ProfileCards;
import social.kith.storage.Store;
import social.kith.storage.StoreException;

/**
 * What a person shared and said, as a file for other programs, and its way back. A part of {@link
 * KithNode}: any thread, refuses with {@link KithException}. What it begins takes as long as the
 * files take.
 */
public final class Archive {
  private final Identity self;
  private final Profile profile;
  private final ContactViews contacts;
  private final Store store;
  private final Feed feed;
  private final PhotoShelf shelf;
  private final ProfileCards cards;
  private final EventHub hub;
  private final ArchiveEvents events;
  private final Semaphore exporting = new Semaphore(1);
  private final Semaphore importing = new Semaphore(1);

  Archive(
      Identity self,
      Profile profile,
      ContactViews contacts,
      Store store,
      Feed feed,
      PhotoShelf shelf,
      ProfileCards cards,
      EventHub hub) {
    this.self = self;
    this.profile = profile;
    this.contacts = contacts;
    this.store = store;
    this.feed = feed;
    this.shelf = shelf;
    this.cards = cards;
    this.hub = hub;
    this.events = new ArchiveEvents(hub);
  }

  /** How far the last export and the last import are. */
  public ArchiveView view() {
    return events.view();
  }

  /**
   * Takes what the person shared until now, to be written as one file while everything goes on.
   *
   * @return closed by the caller
   * @throws KithException CONFLICT if another one is being written; UNAVAILABLE if the disk fails
   */
  public NodeExport beginExport() {
    if (!exporting.tryAcquire()) {
      throw new KithException(
          Kind.CONFLICT, "An export is being made already. Try again when it is done.");
    }
    try {
      Export export =
          new Export(self, profile.nameOrDefault(), contacts.names(), store, feed, shelf, cards);
      return new NodeExport(export, events::exported, exporting::release);
    } catch (StoreException e) {
      exporting.release();
      throw Waiting.asKithException(e);
    } catch (RuntimeException e) {
      exporting.release();
      throw e;
    }
  }

  /**
   * Puts back what is missing here of what an export holds. Nothing is sent to anybody. Where it
   * ends too early, what came stays, and the same file can be imported again.
   *
   * @param in the file; borrowed
   * @param totalBytes its size
   * @throws KithException CONFLICT if another one is going on; INVALID if it is no export of this
   *     person, or damaged; UNAVAILABLE if it ends too early, or the disk fails or is full
   */
  public ImportView importFrom(InputStream in, long totalBytes) {
    if (!importing.tryAcquire()) {
      throw new KithException(
          Kind.CONFLICT, "An import is going on already. Try again when it is done.");
    }
    try {
      Import work = new Import(self.key(), store, feed, shelf, cards);
      ImportView done = new NodeImport(work, totalBytes, events::imported).run(in);
      if (done.profile()) {
        hub.publish(new NodeEvent.ProfileChanged(profile.view()));
      }
      return done;
    } finally {
      importing.release();
    }
  }
}
