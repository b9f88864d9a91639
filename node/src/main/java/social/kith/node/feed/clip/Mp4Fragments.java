package social.kith.node.feed.clip;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pieces of a film that was written while it was taken, and how long they last together. */
final class Mp4Fragments {
  private static final Set<String> FRAGMENT = Set.of("mfhd", "traf");
  private static final Set<String> TRACK =
      Set.of("tfhd", "tfdt", "trun", "sbgp", "sgpd", "sdtp", "subs");

  private static final int FLAGS = 0xff_ffff;
  private static final int HAS_BASE = 1;
  private static final int HAS_DESCRIPTION = 2;
  private static final int HAS_DURATION = 8;
  private static final int HAS_FIRST_FLAGS = 4;
  private static final int SAMPLE_DURATION = 0x100;
  private static final int SAMPLE_WORDS = 0xf00;

  private final ClipBytes file;
  private final Map<Long, Long> durations = new HashMap<>();
  private final Map<Long, Long> ends = new HashMap<>();
  private long track;
  private long duration;
  private long at;

  Mp4Fragments(ClipBytes file) {
    this.file = file;
  }

  /** To be called once the defaults are known. */
  void add(Box fragment) throws ClipRejectedException {
    fragment.eachOf(
        file,
        FRAGMENT,
        box -> {
          if (box.type().equals("traf")) {
            box.eachOf(file, TRACK, this::inTrack);
          }
        });
  }

  /** What holds for samples of which nothing else is said. */
  void defaults(Box box) throws ClipRejectedException {
    box.eachOf(
        file,
        Set.of("mehd", "trex"),
        it -> {
          if (it.type().equals("trex")) {
            durations.put(it.uint32(file, 4), it.uint32(file, 12));
          }
        });
  }

  private void inTrack(Box box) throws ClipRejectedException {
    switch (box.type()) {
      case "tfhd" -> readHeader(box);
      case "tfdt" -> at = box.uint(file, 4, box.version(file) == 1 ? 8 : 4);
      case "trun" -> readRun(box);
      default -> {}
    }
  }

  private void readHeader(Box box) throws ClipRejectedException {
    long flags = box.uint32(file, 0) & FLAGS;
    track = box.uint32(file, 4);
    at = ends.getOrDefault(track, 0L);
    int offset = 8 + ((flags & HAS_BASE) != 0 ? 8 : 0) + ((flags & HAS_DESCRIPTION) != 0 ? 4 : 0);
    duration =
        (flags & HAS_DURATION) != 0 ? box.uint32(file, offset) : durations.getOrDefault(track, 0L);
  }

  private void readRun(Box box) throws ClipRejectedException {
    long flags = box.uint32(file, 0) & FLAGS;
    long samples = box.uint32(file, 4);
    int first = 8 + ((flags & HAS_BASE) != 0 ? 4 : 0) + ((flags & HAS_FIRST_FLAGS) != 0 ? 4 : 0);
    int sampleBytes = Long.bitCount(flags & SAMPLE_WORDS) * 4;
    if (sampleBytes > 0 && samples > (box.end() - box.body() - first) / sampleBytes) {
      throw ClipRejectedException.damaged();
    }
    if ((flags & SAMPLE_DURATION) != 0) {
      for (int i = 0; i < samples; i++) {
        advance(box.uint32(file, first + i * sampleBytes), 1);
      }
    } else {
      advance(duration, samples);
    }
    ends.merge(track, at, Math::max);
  }

  private void advance(long units, long times) throws ClipRejectedException {
    long added = units * times;
    boolean sane = times <= Integer.MAX_VALUE && at >= 0 && at <= Long.MAX_VALUE - added;
    if (!sane) {
      throw ClipRejectedException.damaged();
    }
    at += added;
  }

  /** When the last of these tracks ends; 0 if nothing says it. */
  long lengthMs(List<Mp4Track> tracks) throws ClipRejectedException {
    long longest = 0;
    for (Mp4Track it : tracks) {
      longest = Math.max(longest, Mp4Times.ms(ends.getOrDefault(it.id(), 0L), it.unitsPerSecond()));
    }
    return longest;
  }
}
