package social.kith.node.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

/**
 * The posts and replies of an export in one collection, newest first, made while it is written. In
 * memory are their ids and how long each is, as the size of a file comes before its content.
 */
final class Outbox {
  private static final String START =
      "{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"outbox.json\","
          + "\"type\":\"OrderedCollection\",\"totalItems\":%d,\"orderedItems\":[";
  private static final byte[] END = "\n]}\n".getBytes(StandardCharsets.US_ASCII);

  private final List<Entry> entries = new ArrayList<>();

  /**
   * A post or a reply of it.
   *
   * @param reply the number of a reply, by which it is found again; empty for a post
   * @param edits how many edits it had when it was added: later ones do not count
   */
  record Entry(ItemId id, OptionalLong reply, long createdMs, int edits, int jsonBytes) {}

  void add(OwnPost post) {
    long created = post.item().createdAt().toEpochMilli();
    int size = Activities.create(post).length;
    entries.add(
        new Entry(post.item().id(), OptionalLong.empty(), created, post.edits().size(), size));
  }

  void add(long no, OwnReply reply, ContactId self) {
    int size = Activities.create(reply, self).length;
    entries.add(new Entry(reply.id(), OptionalLong.of(no), reply.at().toEpochMilli(), 0, size));
  }

  /** The posts, oldest first. */
  List<Entry> posts() {
    return oldestFirst().filter(it -> it.reply.isEmpty()).toList();
  }

  /** The replies, oldest first. */
  List<Entry> replies() {
    return oldestFirst().filter(it -> it.reply.isPresent()).toList();
  }

  private Stream<Entry> oldestFirst() {
    return entries.stream().sorted(Comparator.comparingLong(Entry::createdMs));
  }

  long sizeBytes() {
    long activities = entries.stream().mapToLong(entry -> entry.jsonBytes).sum();
    return start().length + activities + separators() + END.length;
  }

  private long separators() {
    return Math.max(0, 2L * entries.size() - 1);
  }

  private byte[] start() {
    return START.formatted(entries.size()).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Writes all of it.
   *
   * @param json what an entry is; shorter than it was only if it was taken back
   */
  void writeTo(OutputStream out, Function<Entry, byte[]> json) throws IOException {
    entries.sort(Comparator.comparingLong(Entry::createdMs).reversed());
    out.write(start());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      out.write((i == 0 ? "\n" : ",\n").getBytes(StandardCharsets.US_ASCII));
      out.write(padded(json.apply(entry), entry.jsonBytes));
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
