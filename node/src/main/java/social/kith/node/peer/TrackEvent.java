package social.kith.node.peer;

import java.util.List;

/**
 * The other side sends a track (W3C RTCTrackEvent).
 *
 * @param track what it sends
 * @param streamIds the streams that it belongs to, as the other side named them; may be empty
 * @param mid the media section that it comes in
 */
public record TrackEvent(MediaStreamTrack track, List<String> streamIds, String mid) {
  /** Copies the list. */
  public TrackEvent {
    streamIds = List.copyOf(streamIds);
  }
}
