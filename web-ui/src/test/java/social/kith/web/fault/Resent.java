package social.kith.web.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import social.kith.web.process.NodeProcess;

/**
 * What goes again of photos that were on the receiver's disk, or had reached the receiver, when
 * somebody was killed. It is counted where the process lives on: at the sender from the receiver's
 * end on; at the receiver during the whole round.
 */
final class Resent {
  /** The most of it: one message on the bulk channel, which is one chunk. */
  private static final long CHUNK_BYTES = 65_536;

  /** Each chunk of 65,520 bytes has a header of 16, and what is asked and told about it. */
  private static final double OVERHEAD = 1.002;

  private final NodeProcess sender;
  private final NodeProcess receiver;
  private final List<NodeProcess> killed;
  private long onDisk;
  private long counted;

  /** Before the kill. */
  Resent(NodeProcess sender, NodeProcess receiver, List<NodeProcess> killed) throws Exception {
    this.sender = sender;
    this.receiver = receiver;
    this.killed = killed;
    this.onDisk = Disk.of(receiver).receivedPhotoBytes();
    this.counted = count();
  }

  /** Who was killed is dead. */
  void afterTheKill() throws Exception {
    if (killed.equals(List.of(receiver))) {
      try (Disk disk = Disk.copyOf(receiver)) {
        onDisk = disk.receivedPhotoBytes();
      }
      counted = count();
    }
  }

  /** All is whole again: how many bytes went twice; 0 where nobody lived on to count them. */
  long check() throws Exception {
    if (killed.size() > 1) {
      return 0;
    }
    long needed = Disk.of(receiver).receivedPhotoBytes() - onDisk;
    long again = Math.max(0, count() - counted - (long) (needed * OVERHEAD));
    assertThat(again).as("photo bytes sent again").isLessThanOrEqualTo(CHUNK_BYTES);
    return again;
  }

  private long count() throws Exception {
    return killed.contains(sender)
        ? traffic(receiver, sender, "photoBytesReceived")
        : traffic(sender, receiver, "photoBytesSent");
  }

  private static long traffic(NodeProcess of, NodeProcess with, String what) throws Exception {
    return of.find(with.id()).get("traffic").get(what).asLong();
  }
}
