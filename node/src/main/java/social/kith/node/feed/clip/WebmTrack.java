package social.kith.node.feed.clip;

import java.util.Set;

/** A track of a WebM: what it is and how it is seen. */
final class WebmTrack {
  private static final int NUMBER = 0xd7;
  private static final int TYPE = 0x83;
  private static final int CODEC = 0x86;
  private static final int NAME = 0x536e;
  private static final int CODEC_NAME = 0x258688;
  private static final int CHECKSUM = 0xbf;
  private static final int VIDEO = 0xe0;
  private static final int PIXEL_WIDTH = 0xb0;
  private static final int PIXEL_HEIGHT = 0xba;

  private static final int TYPE_VIDEO = 1;
  private static final int TYPE_SOUND = 2;
  private static final Set<String> VIDEO_CODECS = Set.of("V_VP8", "V_VP9", "V_AV1");
  private static final Set<String> SOUND_CODECS = Set.of("A_OPUS", "A_VORBIS");
  private static final int MAX_CODEC_BYTES = 32;

  private final ClipBytes file;
  private long number;
  private long type;
  private String codec = "";
  private long widthPx;
  private long heightPx;

  private WebmTrack(ClipBytes file) {
    this.file = file;
  }

  /** Reads it and takes its names out. */
  static WebmTrack read(ClipBytes file, Element entry) throws ClipRejectedException {
    WebmTrack track = new WebmTrack(file);
    entry.each(file, track::in);
    return track;
  }

  private void in(Element element) throws ClipRejectedException {
    switch (element.id()) {
      case NUMBER -> number = element.number(file);
      case TYPE -> type = element.number(file);
      case CODEC -> codec = element.text(file, MAX_CODEC_BYTES);
      case VIDEO -> element.each(file, this::inVideo);
      case NAME, CODEC_NAME, CHECKSUM -> element.erase(file);
      default -> {}
    }
  }

  private void inVideo(Element element) throws ClipRejectedException {
    switch (element.id()) {
      case PIXEL_WIDTH -> widthPx = element.number(file);
      case PIXEL_HEIGHT -> heightPx = element.number(file);
      case CHECKSUM -> element.erase(file);
      default -> {}
    }
  }

  boolean isVideo() {
    return type == TYPE_VIDEO;
  }

  boolean isSound() {
    return type == TYPE_SOUND;
  }

  /** Whether browsers play it. */
  boolean isKept() {
    return (isVideo() && VIDEO_CODECS.contains(codec))
        || (isSound() && SOUND_CODECS.contains(codec));
  }

  long number() {
    return number;
  }

  int widthPx() {
    return (int) Math.min(widthPx, Integer.MAX_VALUE);
  }

  int heightPx() {
    return (int) Math.min(heightPx, Integer.MAX_VALUE);
  }
}
