package social.kith.node.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The media sections of a description: libwebrtc silently drops candidates of any other. */
final class MediaSections {
  private final List<String> mids = new ArrayList<>();
  private final Map<String, List<String>> streams = new HashMap<>();
  private int count;

  MediaSections(String sdp) {
    sdp.lines().forEach(this::read);
  }

  private void read(String line) {
    if (line.startsWith("m=")) {
      count++;
    } else if (line.startsWith("a=mid:")) {
      mids.add(line.substring("a=mid:".length()).strip());
    } else if (line.startsWith("a=msid:")) {
      stream(line.substring("a=msid:".length()).strip().split(" ", 2)[0]);
    }
  }

  /** A line that says which stream the section's track is of (RFC 8830); "-" is none. */
  private void stream(String id) {
    if (!mids.isEmpty() && !id.equals("-") && !id.isEmpty()) {
      List<String> ids =
          streams.computeIfAbsent(mids.get(mids.size() - 1), mid -> new ArrayList<>());
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
  }

  /** The streams that the track of this section is of. */
  List<String> streamIds(String mid) {
    return streams.getOrDefault(mid, List.of());
  }

  boolean has(IceCandidate candidate) {
    return candidate.sdpMid().isEmpty()
        ? candidate.sdpMLineIndex() < count
        : mids.contains(candidate.sdpMid());
  }
}
