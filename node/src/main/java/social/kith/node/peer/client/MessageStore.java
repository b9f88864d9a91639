package social.kith.node.peer.client;

import java.io.IOException;
import java.util.List;
import social.kith.crypto.IdentityKey;

/**
 * Where a client keeps the messages that wait for people, and how far those of others were taken.
 * It is called on one thread at a time, that may wait.
 *
 * <p>An application that writes what it makes of a message and the {@link JournalEntry.Taken} of it
 * in one transaction takes each message exactly once, whenever its process ends.
 */
public interface MessageStore extends AutoCloseable {
  /**
   * The entries of a person that still matter, in order: what {@link JournalState#live} gives.
   *
   * @throws IOException if they cannot be read
   */
  List<JournalEntry> read(IdentityKey person) throws IOException;

  /**
   * Adds entries, in order. When this returns they are kept, whatever happens to the process.
   *
   * @throws IOException if it is not certain that they are
   */
  void write(IdentityKey person, List<JournalEntry> entries) throws IOException;

  /** Frees what it holds. */
  @Override
  void close();

  /** One that forgets everything when the process ends. */
  static MessageStore inMemory() {
    return new MemoryMessages();
  }
}
