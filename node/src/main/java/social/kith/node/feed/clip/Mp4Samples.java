package social.kith.node.feed.clip;

import java.util.Arrays;
import java.util.List;

/** Where the samples of tracks are, so that all else of the data can be overwritten. */
final class Mp4Samples {
  /** Of all tracks together: more than 50 MiB have in any film. */
  private static final int MAX_CHUNKS = 1_000_000;

  private static final int FIRST_ENTRY_AT = 8;
  private static final int RUN_BYTES = 12;

  private final ClipBytes file;
  private long[] ranges = new long[1_024];
  private int count;

  Mp4Samples(ClipBytes file) {
    this.file = file;
  }

  void add(Mp4Track track) throws ClipRejectedException {
    Box chunks = track.chunks();
    int word = chunks.type().equals("co64") ? 8 : 4;
    int many = requireFitting(chunks.uint32(file, 4), chunks, FIRST_ENTRY_AT, word);
    Runs runs = new Runs(track.runs());
    Sizes sizes = new Sizes(track.sizes());
    if (many == 0) {
      throw ClipRejectedException.damaged();
    }
    for (int chunk = 0; chunk < many; chunk++) {
      long start = chunks.uint(file, FIRST_ENTRY_AT + chunk * word, word);
      addRange(start, sizes.next(runs.samplesOf(chunk)));
    }
  }

  private int requireFitting(long entries, Box box, int from, int entryBytes)
      throws ClipRejectedException {
    if (entries > (box.end() - box.body() - from) / entryBytes) {
      throw ClipRejectedException.damaged();
    }
    return (int) entries;
  }

  private void addRange(long start, long size) throws ClipRejectedException {
    boolean inside = start >= 0 && start <= file.length() && size <= file.length() - start;
    if (!inside || count == MAX_CHUNKS) {
      throw ClipRejectedException.damaged();
    }
    if (count == ranges.length) {
      ranges = Arrays.copyOf(ranges, 2 * count);
    }
    ranges[count++] = start << Integer.SIZE | (start + size);
  }

  /** Overwrites what no sample takes of these boxes. */
  void eraseOthers(List<Box> data) {
    Arrays.sort(ranges, 0, count);
    int next = 0;
    int at = 0;
    for (Box box : data) {
      at = Math.max(at, box.body());
      while (next < count && (int) (ranges[next] >>> Integer.SIZE) < box.end()) {
        file.blank(at, (int) (ranges[next] >>> Integer.SIZE));
        at = Math.max(at, (int) ranges[next]);
        next++;
      }
      file.blank(at, box.end());
    }
  }

  /** How many samples are in a chunk; asked in order. */
  private final class Runs {
    private final Box box;
    private final int many;
    private int next;
    private long samples;

    Runs(Box box) throws ClipRejectedException {
      this.box = box;
      this.many = requireFitting(box.uint32(file, 4), box, FIRST_ENTRY_AT, RUN_BYTES);
    }

    long samplesOf(int chunk) throws ClipRejectedException {
      while (next < many && box.uint32(file, FIRST_ENTRY_AT + next * RUN_BYTES) <= chunk + 1) {
        samples = box.uint32(file, FIRST_ENTRY_AT + next * RUN_BYTES + 4);
        next++;
      }
      return samples;
    }
  }

  /** How large the next samples are together. */
  private final class Sizes {
    private static final int ENTRIES_AT = 12;

    private final Box box;
    private final long each;
    private final int bits;
    private final int many;
    private int next;

    Sizes(Box box) throws ClipRejectedException {
      this.box = box;
      boolean compact = box.type().equals("stz2");
      this.each = compact ? 0 : box.uint32(file, 4);
      this.bits = compact ? (int) box.uint(file, 7, 1) : Integer.SIZE;
      boolean known = bits == 4 || bits == 8 || bits == 16 || bits == Integer.SIZE;
      if (!known) {
        throw ClipRejectedException.damaged();
      }
      long entries = box.uint32(file, 8);
      long room = (long) (box.end() - box.body() - ENTRIES_AT) * Byte.SIZE / bits;
      if (each == 0 && entries > room) {
        throw ClipRejectedException.damaged();
      }
      this.many = each == 0 ? (int) entries : 0;
    }

    long next(long samples) throws ClipRejectedException {
      if (each > 0) {
        return samples > Integer.MAX_VALUE ? Long.MAX_VALUE : samples * each;
      }
      if (samples > many - next) {
        throw ClipRejectedException.damaged();
      }
      long sum = 0;
      for (int i = 0; i < samples; i++) {
        sum += size(next++);
      }
      return sum;
    }

    private long size(int sample) throws ClipRejectedException {
      if (bits == 4) {
        long both = box.uint(file, ENTRIES_AT + sample / 2, 1);
        return sample % 2 == 0 ? both >> 4 : both & 0xf;
      }
      int bytes = bits / Byte.SIZE;
      return box.uint(file, ENTRIES_AT + sample * bytes, bytes);
    }
  }
}
