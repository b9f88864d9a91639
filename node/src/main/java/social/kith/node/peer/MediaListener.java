package social.kith.node.peer;

import java.util.function.Consumer;

/**
 * Hears what every user of a connection puts together in the same way: the other side's tracks to
 * streams, and this side's candidates to those of a description. Loop-owned.
 */
abstract class MediaListener implements PeerListener {
  private final RemoteStreams streams;
  private Gathering gathering = new Gathering();

  /**
   * @param tell hears of streams and tracks that come and go
   */
  MediaListener(Consumer<PeerEvent> tell) {
    streams = new RemoteStreams(tell);
  }

  /** This description of the other side is applied: its tracks are complete. */
  final void described(SessionDescription description) {
    streams.described(description);
  }

  /** The candidates of the description that this side applied last. */
  final Gathering gathering() {
    return gathering;
  }

  /** A description of this side was taken back, and its candidates with it. */
  final void rolledBack() {
    gathering.abandon();
    gathering = new Gathering();
  }

  @Override
  public void onIceCandidate(IceCandidate candidate) {
    gathering.add(candidate);
  }

  @Override
  public final void onIceGatheringState(IceGatheringState state) {
    gathering.state(state);
  }

  @Override
  public final void onTrack(TrackEvent event) {
    streams.add(event);
  }

  @Override
  public final void onRemoveTrack(MediaStreamTrack track) {
    streams.remove(track);
  }
}
