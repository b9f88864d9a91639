package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Tracks that belong together (W3C MediaStream).
 *
 * @param id the same on both sides; 1 to 256 characters without spaces
 * @param tracks in order
 */
public record MediaStream(String id, List<MediaStreamTrack> tracks) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the id cannot stand in a description
   */
  public MediaStream {
    if (!id.matches("[!-~]{1," + MediaStreamTrack.MAX_ID_CHARACTERS + "}")) {
      throw new IllegalArgumentException("an id of a stream of " + id.length() + " characters");
    }
    tracks = List.copyOf(tracks);
  }

  /** A stream of these tracks with an id of its own. */
  public static MediaStream of(MediaStreamTrack... tracks) {
    return new MediaStream(UUID.randomUUID().toString(), List.of(tracks));
  }

  /** The tracks of pictures, in order. */
  public List<VideoTrack> videoTracks() {
    return ofKind(VideoTrack.class);
  }

  /** The tracks of sound, in order. */
  public List<AudioTrack> audioTracks() {
    return ofKind(AudioTrack.class);
  }

  private <T extends MediaStreamTrack> List<T> ofKind(Class<T> kind) {
    return tracks.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Shows and plays all tracks to a sink from now on, on the threads that the tracks name. */
  public Registration addSink(MediaSink sink) {
    List<Registration> added = new ArrayList<>();
    videoTracks().forEach(track -> added.add(track.addSink(sink::onVideo)));
    audioTracks().forEach(track -> added.add(track.addSink(sink::onAudio)));
    return () -> added.forEach(Registration::close);
  }

  /** Ends all its tracks. */
  public void stop() {
    tracks.forEach(MediaStreamTrack::stop);
  }
}
