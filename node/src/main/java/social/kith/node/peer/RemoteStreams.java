package social.kith.node.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The streams that the other side sends, made of its tracks. Loop-owned. */
final class RemoteStreams {
  private final Consumer<PeerEvent> tell;
  private final Map<String, List<MediaStreamTrack>> streams = new LinkedHashMap<>();
  private final List<TrackEvent> arrived = new ArrayList<>();

  RemoteStreams(Consumer<PeerEvent> tell) {
    this.tell = tell;
  }

  /** A track came; it is told with all others of the same description. */
  void add(TrackEvent event) {
    arrived.add(event);
  }

  /** All tracks of a description have come: streams first, each whole, then tracks. */
  void described() {
    List<TrackEvent> events = List.copyOf(arrived);
    arrived.clear();
    List<String> fresh = new ArrayList<>();
    for (TrackEvent event : events) {
      for (String id : event.streamIds()) {
        if (!streams.containsKey(id)) {
          fresh.add(id);
        }
        streams.computeIfAbsent(id, unused -> new ArrayList<>()).add(event.track());
      }
    }
    fresh.forEach(id -> tell.accept(new PeerEvent.StreamAdded(stream(id))));
    events.forEach(event -> tell.accept(new PeerEvent.TrackAdded(event)));
  }

  private MediaStream stream(String id) {
    return new MediaStream(id, streams.getOrDefault(id, List.of()));
  }

  /** A track is not sent any more. */
  void remove(MediaStreamTrack track) {
    arrived.removeIf(event -> event.track() == track);
    tell.accept(new PeerEvent.TrackRemoved(track));
    for (String id : List.copyOf(streams.keySet())) {
      MediaStream before = stream(id);
      List<MediaStreamTrack> left = streams.getOrDefault(id, List.of());
      if (left.remove(track) && left.isEmpty()) {
        streams.remove(id);
        tell.accept(new PeerEvent.StreamRemoved(before));
      }
    }
  }

  /** The streams that come now. */
  List<MediaStream> all() {
    return streams.keySet().stream().map(this::stream).toList();
  }
}
