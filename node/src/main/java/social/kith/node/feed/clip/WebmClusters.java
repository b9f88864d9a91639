package social.kith.node.feed.clip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The picture and sound of a WebM; what belongs to no kept track goes. */
final class WebmClusters {
  private static final int TIMESTAMP = 0xe7;
  private static final int SIMPLE_BLOCK = 0xa3;
  private static final int BLOCK_GROUP = 0xa0;
  private static final int BLOCK = 0xa1;
  private static final int POSITION = 0xa7;
  private static final int PREVIOUS_SIZE = 0xab;
  private static final long MAX_TIMESTAMP = 1L << 53;

  private final ClipBytes file;
  private final Set<Long> kept = new HashSet<>();
  private long timestamp;
  private long last;
  private boolean foreign;

  WebmClusters(ClipBytes file) {
    this.file = file;
  }

  /** Which tracks are kept, by their numbers. */
  void keep(List<Long> tracks) {
    kept.addAll(tracks);
  }

  /** When the last picture or sound begins, in units of the file; 0 if there is none. */
  long lastTimestamp() {
    return last;
  }

  /**
   * Reads one.
   *
   * @param following ids of what cannot be in it
   * @return where it ends
   */
  int read(Element cluster, Set<Integer> following) throws ClipRejectedException {
    if (kept.isEmpty()) {
      throw ClipRejectedException.damaged();
    }
    timestamp = 0;
    int at = cluster.body();
    while (at < cluster.end()) {
      Element element = Element.read(file, at, cluster.end());
      if (cluster.endless() && following.contains(element.id())) {
        return at;
      }
      if (element.endless()) {
        throw ClipRejectedException.damaged();
      }
      in(element);
      at = element.end();
    }
    return at;
  }

  private void in(Element element) throws ClipRejectedException {
    switch (element.id()) {
      case TIMESTAMP -> timestamp = element.number(file);
      case SIMPLE_BLOCK, BLOCK_GROUP -> blocks(element);
      case POSITION, PREVIOUS_SIZE -> {}
      default -> element.erase(file);
    }
    if (timestamp < 0 || timestamp > MAX_TIMESTAMP) {
      throw ClipRejectedException.damaged();
    }
  }

  private void blocks(Element element) throws ClipRejectedException {
    foreign = false;
    if (element.id() == SIMPLE_BLOCK) {
      block(element);
    } else {
      element.each(file, this::inGroup);
    }
    if (foreign) {
      element.erase(file);
    }
  }

  private void inGroup(Element element) throws ClipRejectedException {
    if (element.id() == BLOCK) {
      block(element);
    }
  }

  private void block(Element block) throws ClipRejectedException {
    int bytes = Integer.numberOfLeadingZeros(file.uint8(block.body())) - 23;
    if (bytes > Long.BYTES || block.end() - block.body() < bytes + 2) {
      throw ClipRejectedException.damaged();
    }
    if (kept.contains(Element.withoutMarker(file, block.body(), bytes))) {
      long offset = (short) file.uint(block.body() + bytes, 2);
      last = Math.max(last, timestamp + offset);
    } else {
      foreign = true;
    }
  }
}
