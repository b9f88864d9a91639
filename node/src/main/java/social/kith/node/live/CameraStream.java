package social.kith.node.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.DescriptorException;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.MediaDevices;
import social.kith.node.peer.MediaStream;
import social.kith.node.peer.Peer;
import social.kith.node.peer.PeerConfig;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerEvent;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.SessionDescription;
import social.kith.node.peer.Signal;
import social.kith.node.peer.VideoFrame;
import social.kith.node.peer.VideoTrack;

/**
 * Loop-owned. A camera of this node on the host's seat of its room: captured while somebody
 * watches, and sent to each of them over a connection of their own.
 */
final class CameraStream implements Seat {
  private final CameraConfig config;
  private final EventLoop loop;
  private final CameraCapture capture;
  private final PeerConnectionFactory factory;
  private final Supplier<List<IceServer>> servers;
  private final Map<Integer, Viewer> viewers = new HashMap<>();
  private Rooms.@Nullable Place place;

  /** Somebody who watches; the peer is there once pictures come. */
  private static final class Viewer {
    @Nullable Peer peer;
  }

  CameraStream(
      CameraConfig config,
      EventLoop loop,
      MediaDevices devices,
      PeerConnectionFactory factory,
      Supplier<List<IceServer>> servers,
      Runnable changed) {
    this.config = config;
    this.loop = loop;
    this.capture = new CameraCapture(config, loop, devices, changed);
    this.factory = factory;
    this.servers = servers;
  }

  /** Where its answers go. */
  void sitAt(Rooms.Place own) {
    place = own;
  }

  /** Why there is no picture, if there should be one. */
  Optional<String> problem() {
    return capture.problem();
  }

  @Override
  public void admitted(int number, List<Occupant> present) {
    // The host is there first.
  }

  @Override
  public void came(Occupant who) {
    int number = who.number();
    Viewer viewer = new Viewer();
    viewers.put(number, viewer);
    loop.when(
        capture.use(),
        (stream, error) -> {
          if (viewers.get(number) != viewer) {
            return;
          }
          if (stream == null) {
            dismiss(number);
          } else {
            viewer.peer = connect(number, stream);
          }
        });
  }

  private void dismiss(int number) {
    if (place != null) {
      place.dismiss(number, Ending.ENDED);
    }
  }

  private Peer connect(int number, MediaStream stream) {
    Peer peer =
        Peer.create(
            factory,
            PeerConfig.initiator(PeerOptions.defaults().withIceServers(servers.get())),
            loop);
    peer.addStream(stream);
    // Whatever else a viewer's side does is heard and dropped: nothing is kept of it.
    peer.on(PeerEvent.class, event -> heard(number, event));
    return peer;
  }

  private void heard(int number, PeerEvent event) {
    if (event instanceof PeerEvent.Signalled signalled) {
      say(number, signalled.signal());
    } else if (event instanceof PeerEvent.Failed) {
      dismiss(number);
    }
  }

  private void say(int number, Signal signal) {
    if (place != null) {
      place.say(number, signal.toJson());
    }
  }

  @Override
  public void left(int number) {
    Viewer viewer = viewers.remove(number);
    if (viewer == null) {
      return;
    }
    if (viewer.peer != null) {
      viewer.peer.close();
    }
    capture.release();
  }

  @Override
  public void signal(int from, String text) {
    Viewer viewer = viewers.get(from);
    if (viewer == null || viewer.peer == null) {
      return;
    }
    try {
      viewer.peer.signal(capped(Signal.parse(text)));
    } catch (DescriptorException e) {
      // Whoever says what no browser says gets no picture.
      dismiss(from);
    }
  }

  /** libwebrtc sends no more than what the answer says that it takes. */
  private Signal capped(Signal signal) {
    if (!(signal instanceof Signal.Sdp sdp)) {
      return signal;
    }
    String limited =
        sdp.description()
            .sdp()
            .replaceAll(
                "(m=video [^\r\n]*\r?\n(?:i=[^\r\n]*\r?\n)?(?:c=[^\r\n]*\r?\n)?)",
                "$1b=AS:" + config.maxKbps() + "\r\n");
    return new Signal.Sdp(new SessionDescription(sdp.description().type(), limited));
  }

  @Override
  public void ended(Ending why) {
    List.copyOf(viewers.keySet()).forEach(this::left);
    capture.close();
  }

  /** The next picture; done on the loop. */
  CompletableFuture<VideoFrame> picture() {
    CompletableFuture<VideoFrame> frame = new CompletableFuture<>();
    loop.when(
        capture.use(),
        (stream, error) -> {
          if (stream == null) {
            frame.completeExceptionally(
                error == null ? new IllegalStateException("no stream") : error);
          } else {
            VideoTrack track = (VideoTrack) stream.tracks().get(0);
            var sink = track.addSink(frame::complete);
            loop.when(frame, (taken, failed) -> sink.close());
          }
        });
    loop.when(frame, (taken, failed) -> capture.release());
    return frame.orTimeout(MediaDevices.LIMIT.toSeconds(), TimeUnit.SECONDS);
  }
}
