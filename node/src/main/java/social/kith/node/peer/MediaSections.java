package social.kith.node.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The media sections of a description: libwebrtc silently drops candidates of any other, and closes
 * a channel for a message that is larger than the other side takes.
 */
final class MediaSections {
  private static final String MAX_MESSAGE_SIZE = "a=max-message-size:";

  /** What a side takes that does not say it (RFC 8841, section 6.1). */
  private static final int UNSAID_MESSAGE_BYTES = 65_536;

  private final List<String> mids = new ArrayList<>();
  private final Map<String, List<String>> streams = new HashMap<>();
  private int count;
  private int maxMessageBytes = DataChannel.MAX_MESSAGE_BYTES;

  MediaSections(String sdp) {
    sdp.lines().forEach(this::read);
  }

  private void read(String line) {
    if (line.startsWith("m=")) {
      count++;
      if (line.startsWith("m=application ")) {
        maxMessageBytes = UNSAID_MESSAGE_BYTES;
      }
    } else if (line.startsWith("a=mid:")) {
      mids.add(line.substring("a=mid:".length()).strip());
    } else if (line.startsWith(MAX_MESSAGE_SIZE)) {
      maxMessageBytes = atMost(line.substring(MAX_MESSAGE_SIZE.length()).strip());
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

  /** 0 stands for any size. */
  private static int atMost(String size) {
    boolean limited = size.matches("[1-9][0-9]{0,5}");
    return Math.min(
        limited ? Integer.parseInt(size) : DataChannel.MAX_MESSAGE_BYTES,
        DataChannel.MAX_MESSAGE_BYTES);
  }

  /** The largest message that both sides take. */
  int maxMessageBytes() {
    return maxMessageBytes;
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
