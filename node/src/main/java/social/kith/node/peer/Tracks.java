package social.kith.node.peer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import social.kith.node.peer.internal.NativeCallException;
import social.kith.node.peer.internal.NativeRemoteTrack;
import social.kith.node.peer.internal.NativeSender;
import social.kith.node.peer.internal.NativeTasks;

/** The tracks of one connection, in both directions. Any thread. */
final class Tracks implements RtpSender.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(Tracks.class);

  private final NativeTasks thread;
  private final NativeSide side;
  private final LoopGate loop;
  private final Map<RtpSender, Sending> senders = new ConcurrentHashMap<>();
  private final Map<NativeRemoteTrack, MediaStreamTrack> remote = new ConcurrentHashMap<>();
  private volatile MediaSections remoteSections = new MediaSections("");

  /** The native half of a sender; its fields are used on the native thread. */
  private final class Sending {
    private final MediaStreamTrack track;
    private @Nullable NativeSender sender;

    Sending(MediaStreamTrack track) {
      this.track = track;
    }

    void add(List<String> streamIds) {
      sender = side.addTrack(track.source(), track.id(), streamIds);
    }

    void replace(MediaStreamTrack next) {
      if (sender != null) {
        side.replaceTrack(sender, next.source(), next.id());
      }
    }

    void remove() {
      if (sender != null) {
        side.removeTrack(sender);
        sender = null;
      }
    }
  }

  Tracks(NativeTasks thread, NativeSide side, LoopGate loop) {
    this.thread = thread;
    this.side = side;
    this.loop = loop;
  }

  /** All at once: no offer has some of them without the others. */
  List<RtpSender> add(List<MediaStreamTrack> tracks, List<String> streamIds) {
    tracks.forEach(this::requireNew);
    if (senders.size() + tracks.size() > PeerConnection.MAX_SENDERS) {
      throw new IllegalStateException(
          "a connection sends at most " + PeerConnection.MAX_SENDERS + " tracks");
    }
    Map<RtpSender, Sending> added = new LinkedHashMap<>();
    tracks.forEach(track -> added.put(new RtpSender(this, track), new Sending(track)));
    senders.putAll(added);
    thread.execute(() -> added.forEach((sender, sending) -> add(sender, sending, streamIds)));
    return List.copyOf(added.keySet());
  }

  private void add(RtpSender sender, Sending sending, List<String> streamIds) {
    try {
      sending.add(streamIds);
    } catch (NativeCallException e) {
      senders.remove(sender);
      LOG.atLevel(e.kind() == NativeCallException.Kind.CLOSED ? Level.DEBUG : Level.WARN)
          .log("a track could not be added: {}", e.getMessage());
    }
  }

  void receive(MediaStreamTrack.Kind kind) {
    thread.execute(
        () -> {
          try {
            side.receive(kind == MediaStreamTrack.Kind.VIDEO);
          } catch (NativeCallException e) {
            LOG.debug("no track could be offered to receive: {}", e.getMessage());
          }
        });
  }

  private void requireNew(MediaStreamTrack track) {
    requireLocal(track);
    if (senders.keySet().stream().anyMatch(sender -> sender.track() == track)) {
      throw new IllegalArgumentException("the connection sends this track already");
    }
  }

  private static void requireLocal(MediaStreamTrack track) {
    if (track.isRemote()) {
      throw new IllegalArgumentException("the other side's track cannot be sent");
    }
    if (track.state() == MediaStreamTrack.State.ENDED) {
      throw new IllegalArgumentException("the track has ended");
    }
  }

  void remove(RtpSender sender) {
    Sending sending = senders.remove(sender);
    if (sending != null) {
      thread.execute(
          () -> {
            try {
              sending.remove();
            } catch (NativeCallException e) {
              LOG.debug("a track could not be removed: {}", e.getMessage());
            }
          });
    }
  }

  @Override
  public CompletableFuture<Void> replace(RtpSender sender, MediaStreamTrack next) {
    requireLocal(next);
    CompletableFuture<Void> result = new CompletableFuture<>();
    boolean accepted =
        thread.execute(
            () -> {
              try {
                Sending sending = senders.get(sender);
                if (sending == null) {
                  throw new NativeCallException(
                      NativeCallException.Kind.CLOSED, "the track is not sent any more");
                }
                sending.replace(next);
                sender.replaced(next);
                complete(() -> result.complete(null));
              } catch (NativeCallException e) {
                complete(() -> result.completeExceptionally(Convert.failure(e)));
              }
            });
    if (!accepted) {
      result.completeExceptionally(
          new PeerException(PeerException.Reason.CLOSED, "the factory is closed"));
    }
    return result;
  }

  private void complete(Runnable completion) {
    if (!loop.execute(completion)) {
      completion.run();
    }
  }

  List<RtpSender> senders() {
    return List.copyOf(senders.keySet());
  }

  /** What the other side's description says of streams. */
  void remoteDescription(MediaSections sections) {
    remoteSections = sections;
  }

  /** On a thread of libwebrtc. */
  TrackEvent added(String mid, NativeRemoteTrack arrived) {
    MediaStreamTrack track =
        arrived.isVideo()
            ? VideoTrack.remote(arrived.id(), arrived, side, loop)
            : AudioTrack.remote(arrived.id(), arrived, side, loop);
    remote.put(arrived, track);
    return new TrackEvent(track, remoteSections.streamIds(mid), mid);
  }

  /** On a thread of libwebrtc. */
  Optional<MediaStreamTrack> removed(NativeRemoteTrack gone) {
    return Optional.ofNullable(remote.remove(gone));
  }

  /** The connection is closed. */
  void end() {
    senders.clear();
    List<MediaStreamTrack> ended = List.copyOf(remote.values());
    remote.clear();
    loop.execute(() -> ended.forEach(MediaStreamTrack::end));
  }
}
