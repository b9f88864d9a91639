package social.kith.node.feed.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Goes over the elements of a WebM and keeps those that picture and sound need, each where it is;
 * what else there is becomes Void elements.
 */
final class WebmScanner {
  private static final int EBML = 0x1a45dfa3;
  private static final int DOC_TYPE = 0x4282;
  private static final int SEGMENT = 0x18538067;
  private static final int SEEK_HEAD = 0x114d9b74;
  private static final int INFO = 0x1549a966;
  private static final int TRACKS = 0x1654ae6b;
  private static final int TRACK_ENTRY = 0xae;
  private static final int CLUSTER = 0x1f43b675;
  private static final int CUES = 0x1c53bb6b;
  private static final int TAGS = 0x1254c367;
  private static final int CHAPTERS = 0x1043a770;
  private static final int ATTACHMENTS = 0x1941a469;
  private static final int SCALE = 0x2ad7b1;
  private static final int DURATION = 0x4489;
  private static final int MUXER = 0x4d80;
  private static final int WRITER = 0x5741;

  /** What ends a cluster that does not say where it ends. */
  private static final Set<Integer> TOP =
      Set.of(SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, TAGS, CHAPTERS, ATTACHMENTS);

  private static final int MAX_TYPE_BYTES = 16;
  private static final int MAX_TRACKS = 64;
  private static final long MAX_SCALE = 1_000_000_000;
  private static final double NS_PER_MS = 1e6;

  private final ClipBytes file;
  private final List<WebmTrack> tracks = new ArrayList<>();
  private final WebmClusters clusters;
  private long scaleNs = 1_000_000;
  private double duration;
  private boolean otherPictures;
  private boolean otherSound;

  WebmScanner(ClipBytes file) {
    this.file = file;
    this.clusters = new WebmClusters(file);
  }

  ScannedClip scan() throws ClipRejectedException {
    Element head = Element.read(file, 0, file.length());
    if (head.id() != EBML || head.endless()) {
      throw ClipRejectedException.damaged();
    }
    head.each(file, this::inHead);
    Element segment = Element.read(file, head.end(), file.length());
    if (segment.id() != SEGMENT) {
      throw ClipRejectedException.damaged();
    }
    walk(segment);
    Element.erase(file, segment.end(), file.length());
    WebmTrack pictures =
        tracks.stream()
            .filter(WebmTrack::isVideo)
            .findFirst()
            .orElseThrow(ClipRejectedException::damaged);
    return new ScannedClip(
        file.array(),
        "video/webm",
        pictures.widthPx(),
        pictures.heightPx(),
        lengthMs(),
        file.placeRemoved());
  }

  private void inHead(Element element) throws ClipRejectedException {
    if (element.id() == DOC_TYPE && !element.text(file, MAX_TYPE_BYTES).equals("webm")) {
      throw ClipRejectedException.unplayable("This is an MKV video, which browsers do not play.");
    }
  }

  private void walk(Element segment) throws ClipRejectedException {
    int at = segment.body();
    while (at < segment.end()) {
      Element element = Element.read(file, at, segment.end());
      if (element.id() == CLUSTER) {
        at = clusters.read(element, TOP);
      } else if (element.endless()) {
        throw ClipRejectedException.damaged();
      } else {
        top(element);
        at = element.end();
      }
    }
  }

  private void top(Element element) throws ClipRejectedException {
    switch (element.id()) {
      case SEEK_HEAD, CUES -> {}
      case INFO -> element.eachOf(file, Set.of(SCALE, DURATION, MUXER, WRITER), this::inInfo);
      case TRACKS -> readTracks(element);
      default -> element.erase(file);
    }
  }

  private void inInfo(Element element) throws ClipRejectedException {
    switch (element.id()) {
      case SCALE -> scaleNs = element.number(file);
      case DURATION -> duration = element.real(file);
      // Which program made it has to be there, and may be empty.
      default -> file.blank(element.body(), element.end());
    }
    if (scaleNs < 1 || scaleNs > MAX_SCALE) {
      throw ClipRejectedException.damaged();
    }
  }

  private void readTracks(Element element) throws ClipRejectedException {
    element.eachOf(file, Set.of(TRACK_ENTRY), this::readTrack);
    boolean hasSound = tracks.stream().anyMatch(WebmTrack::isSound);
    if (tracks.stream().noneMatch(WebmTrack::isVideo) || (otherSound && !hasSound)) {
      throw ClipRejectedException.unplayable(
          otherPictures || otherSound
              ? "Picture or sound of this clip are coded in a way that browsers do not play."
              : "There are no moving pictures in this file.");
    }
    clusters.keep(tracks.stream().map(WebmTrack::number).toList());
  }

  private void readTrack(Element entry) throws ClipRejectedException {
    WebmTrack track = WebmTrack.read(file, entry);
    if (track.isKept() && tracks.size() < MAX_TRACKS) {
      tracks.add(track);
    } else {
      otherPictures |= track.isVideo();
      otherSound |= track.isSound();
      entry.erase(file);
    }
  }

  private long lengthMs() {
    double units = duration > 0 ? duration : clusters.lastTimestamp();
    // A clip of one picture is at 0.
    return Math.max(1, (long) (units * scaleNs / NS_PER_MS));
  }
}
