package social.kith.node.feed.clip;

import java.util.Optional;
import java.util.Set;

/** A track of a film: what it is, how it is seen, and where its samples are. */
final class Mp4Track {
  private static final Set<String> VIDEO = Set.of("avc1", "avc3", "av01", "vp08", "vp09");
  private static final Set<String> SOUND = Set.of("mp4a", "Opus", "fLaC", ".mp3");
  private static final int ENTRY_WIDTH_AT = 24;

  private final ClipBytes file;
  private String handler = "";
  private String codec = "";
  private boolean mixed;
  private long id;
  private boolean onItsSide;
  private long widthPx;
  private long heightPx;
  private Mp4Times times = new Mp4Times(0, 0);
  private Optional<Box> sizes = Optional.empty();
  private Optional<Box> chunks = Optional.empty();
  private Optional<Box> runs = Optional.empty();

  private Mp4Track(ClipBytes file) {
    this.file = file;
  }

  /** Reads it and changes nothing in it. */
  static Mp4Track read(ClipBytes file, Box box) throws ClipRejectedException {
    Mp4Track track = new Mp4Track(file);
    box.each(file, track::in);
    return track;
  }

  private void in(Box box) throws ClipRejectedException {
    switch (box.type()) {
      case "mdia", "minf", "stbl" -> box.each(file, this::in);
      case "tkhd" -> readHeader(box);
      case "mdhd" -> times = Mp4Times.of(file, box);
      case "hdlr" -> {
        if (handler.isEmpty()) {
          handler = type(box.uint32(file, 8));
        }
      }
      case "stsd" -> Box.each(file, entries(box), box.end(), false, this::readEntry);
      case "stsz", "stz2" -> sizes = Optional.of(box);
      case "stco", "co64" -> chunks = Optional.of(box);
      case "stsc" -> runs = Optional.of(box);
      default -> {}
    }
  }

  /** Where the entries of a box begin that says how many it has. */
  static int entries(Box box) {
    return Math.min(box.end(), box.body() + 8);
  }

  private static String type(long number) {
    StringBuilder text = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      text.append((char) (number >> shift & 0xff));
    }
    return text.toString();
  }

  private void readHeader(Box box) throws ClipRejectedException {
    int longer = box.version(file) == 1 ? 12 : 0;
    id = box.uint32(file, box.version(file) == 1 ? 20 : 12);
    int matrix = 40 + longer;
    onItsSide = box.uint32(file, matrix) == 0 && box.uint32(file, matrix + 16) == 0;
    widthPx = box.uint32(file, 76 + longer) >>> 16;
    heightPx = box.uint32(file, 80 + longer) >>> 16;
  }

  private void readEntry(Box entry) throws ClipRejectedException {
    mixed |= !codec.isEmpty() && !codec.equals(entry.type());
    codec = entry.type();
    if (isVideo() && (widthPx == 0 || heightPx == 0)) {
      widthPx = entry.uint(file, ENTRY_WIDTH_AT, 2);
      heightPx = entry.uint(file, ENTRY_WIDTH_AT + 2, 2);
    }
  }

  boolean isVideo() {
    return handler.equals("vide");
  }

  boolean isSound() {
    return handler.equals("soun");
  }

  /** Whether browsers play it. */
  boolean isKept() {
    return !mixed && ((isVideo() && VIDEO.contains(codec)) || (isSound() && SOUND.contains(codec)));
  }

  /** What its samples are coded with: four characters. */
  String codec() {
    return codec;
  }

  long id() {
    return id;
  }

  int widthPx() {
    return (int) (onItsSide ? heightPx : widthPx);
  }

  int heightPx() {
    return (int) (onItsSide ? widthPx : heightPx);
  }

  long unitsPerSecond() {
    return times.unitsPerSecond();
  }

  long lengthMs() {
    try {
      return times.lengthMs();
    } catch (ClipRejectedException e) {
      return 0;
    }
  }

  /** How large each of its samples is. */
  Box sizes() throws ClipRejectedException {
    return sizes.orElseThrow(ClipRejectedException::damaged);
  }

  /** Where each of its chunks begins. */
  Box chunks() throws ClipRejectedException {
    return chunks.orElseThrow(ClipRejectedException::damaged);
  }

  /** How many samples are in each chunk. */
  Box runs() throws ClipRejectedException {
    return runs.orElseThrow(ClipRejectedException::damaged);
  }
}
