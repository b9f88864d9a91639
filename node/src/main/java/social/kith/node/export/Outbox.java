package social.kith.node.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import social.kith.crypto.ItemId;

/**
 * The posts of an export in one collection, newest first, made while it is written. In memory are
 * the ids of the posts and how long each is, as the size of a file comes before its content.
 */
final class Outbox {
  private static final String START =
      "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"outbox.json\","
          + "\"type\":\"OrderedCollection\",\"totalItems\":%d,\"orderedItems\":[";
  private static final byte[] END = "\n]}\n".getBytes(StandardCharsets.US_ASCII);

  private final List<Entry> posts = new ArrayList<>();

  /**
   * A post of it.
   *
   * @param edits how many edits it had when it was added: later ones do not count
   */
  record Entry(ItemId id, long createdMs, int edits, int jsonBytes) {}

  void add(OwnPost post) {
    long created = post.item().createdAt().toEpochMilli();
    int size = Activities.create(post).length;
    posts.add(new Entry(post.item().id(), created, post.edits().size(), size));
  }

  /** Oldest first. */
  List<Entry> oldestFirst() {
    posts.sort(Comparator.comparingLong(Entry::createdMs));
    return List.copyOf(posts);
  }

  long sizeBytes() {
    long activities = posts.stream().mapToLong(post -> post.jsonBytes).sum();
    return start().length + activities + separators() + END.length;
  }

  private long separators() {
    return Math.max(0, 2L * posts.size() - 1);
  }

  private byte[] start() {
    return START.formatted(posts.size()).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes all of it.
   *
   * @param json what an entry is; shorter than it was only if the post was taken back
   */
  void writeTo(OutputStream out, Function<Entry, byte[]> json) throws IOException {
    posts.sort(Comparator.comparingLong(Entry::createdMs).reversed());
    out.write(start());
    for (int i = 0; i < posts.size(); i++) {
      Entry post = posts.get(i);
      out.write((i == 0 ? "\n" : ",\n").getBytes(StandardCharsets.US_ASCII));
      out.write(padded(json.apply(post), post.jsonBytes));
    }
    out.write(END);
  }

  private static byte[] padded(byte[] json, int size) {
    byte[] padded = Arrays.copyOf(json, size);
    if (json.length < size) {
      Arrays.fill(padded, json.length, size, (byte) ' ');
    }
    return padded;
  }
}
