package social.kith.node.peer.client;

import java.util.UUID;

/** What a {@link MessageStore} keeps of the messages between this identity and one person. */
public sealed interface JournalEntry {
  /** This side's messages are numbered from 1 in this stream from now on. */
  record Began(UUID stream) implements JournalEntry {}

  /** A message of this side waits. */
  record Queued(long number, boolean binary, byte[] data) implements JournalEntry {}

  /** This side's messages up to this one were taken over there. */
  record Acknowledged(long number) implements JournalEntry {}

  /** The other side's messages up to this one, of its stream, were taken here. */
  record Taken(UUID stream, long number) implements JournalEntry {}
}
