package social.kith.node.peer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The streams that the other side sends, made of its tracks. Loop-owned. */
final class RemoteStreams {
  private final Consumer<PeerEvent> tell;
  private final Map<String, List<MediaStreamTrack>> streams = new LinkedHashMap<>();
  private final List<TrackEvent> arrived = new ArrayList<>();
  private final List<TrackEvent> present = new ArrayList<>();

  RemoteStreams(Consumer<PeerEvent> tell) {
    this.tell = tell;
  }

  /** A track came; it is told with all others of the same description. */
  void add(TrackEvent event) {
    arrived.add(event);
  }

  /**
   * All tracks of this description have come: streams first, each whole, then tracks. A track that
   * came before may be of other streams now; for that libwebrtc has no event.
   */
  void described(SessionDescription description) {
    MediaSections sections = new MediaSections(description.sdp());
    List<String> fresh = new ArrayList<>();
    present.replaceAll(known -> moved(known, sections.streamIds(known.mid()), fresh));
    List<TrackEvent> events = List.copyOf(arrived);
    arrived.clear();
    present.addAll(events);
    events.forEach(event -> join(event.track(), event.streamIds(), fresh));
    fresh.forEach(id -> tell.accept(new PeerEvent.StreamAdded(stream(id))));
    events.forEach(event -> tell.accept(new PeerEvent.TrackAdded(event)));
  }

  private TrackEvent moved(TrackEvent known, List<String> ids, List<String> fresh) {
    if (ids.equals(known.streamIds())) {
      return known;
    }
    leave(known.track(), id -> !ids.contains(id));
    join(known.track(), ids, fresh);
    return new TrackEvent(known.track(), ids, known.mid());
  }

  private void join(MediaStreamTrack track, List<String> ids, List<String> fresh) {
    for (String id : ids) {
      if (!streams.containsKey(id)) {
        fresh.add(id);
      }
      List<MediaStreamTrack> tracks = streams.computeIfAbsent(id, unused -> new ArrayList<>());
      if (!tracks.contains(track)) {
        tracks.add(track);
      }
    }
  }

  private MediaStream stream(String id) {
    return new MediaStream(id, streams.getOrDefault(id, List.of()));
  }

  /** A track is not sent any more. */
  void remove(MediaStreamTrack track) {
    arrived.removeIf(event -> event.track() == track);
    present.removeIf(event -> event.track() == track);
    tell.accept(new PeerEvent.TrackRemoved(track));
    leave(track, id -> true);
  }

  private void leave(MediaStreamTrack track, Predicate<String> which) {
    for (String id : streams.keySet().stream().filter(which).toList()) {
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
