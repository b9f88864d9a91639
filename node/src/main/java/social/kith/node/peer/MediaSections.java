package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;

/** The media sections of a description: libwebrtc silently drops candidates of any other. */
final class MediaSections {
  private final List<String> mids = new ArrayList<>();
  private int count;

  MediaSections(String sdp) {
    sdp.lines().forEach(this::read);
  }

  private void read(String line) {
    if (line.startsWith("m=")) {
      count++;
    } else if (line.startsWith("a=mid:")) {
      mids.add(line.substring("a=mid:".length()).strip());
    }
  }

  boolean has(IceCandidate candidate) {
    return candidate.sdpMid().isEmpty()
        ? candidate.sdpMLineIndex() < count
        : mids.contains(candidate.sdpMid());
  }
}
