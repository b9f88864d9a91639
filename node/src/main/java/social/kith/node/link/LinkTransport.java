package social.kith.node.link;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.node.peer.CandidatePair;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.DtlsTransportState;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.IceConnectionState;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.PeerConnection;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerConnectionState;
import social.kith.node.peer.PeerListener;
import social.kith.node.peer.PeerOptions;
import social.kith.node.peer.SelectedPath;
import social.kith.node.peer.TransportStatus;

/**
 * Loop-owned. One peer connection of a link with its two channels, from the descriptions to the
 * end. What it tells after {@link #close} is nothing.
 */
final class LinkTransport implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LinkTransport.class);

  /** Frames that may come while the path is looked up, which takes some milliseconds. */
  static final int MAX_EARLY_FRAMES = 256;

  /** From the DTLS handshake to open channels; one round trip as a rule. */
  private static final long OPEN_LIMIT_SECONDS = 10;

  /**
   * How long a DTLS handshake may take, and up to twice that. Who began again in the middle of it
   * cannot go on with it, but ICE goes on, so that it never fails by itself. No two sides wait as
   * long, so that they do not begin again at the same moment.
   */
  private static final long HANDSHAKE_LIMIT_MS = 5_000;

  private static final long HANDSHAKE_LIMIT_JITTER_MS = 1_000;

  /** Hears of a transport, on the loop. */
  interface Events {
    /** It waits for the other side; candidates can be added. */
    void armed();

    /** A server sees this side at this address, or relays from it. */
    void seenAt(InetSocketAddress address);

    /** It could not be set up. */
    void failed(Throwable why);

    /** Nobody answered at any address that was added; it waits on. */
    void unanswered();

    /** A handshake stopped half-way, and this connection cannot begin another. */
    void spoiled();

    /** Both channels are open. */
    void opened(Optional<InetSocketAddress> remote);

    void control(byte[] frame);

    void bulk(byte[] frame);

    /** It is over. */
    void ended(String reason);
  }

  private final Executor loop;
  private final Events events;
  private final PeerConnection connection;
  private final LinkChannel control;
  private final LinkChannel bulk;
  private final List<Runnable> earlyFrames = new ArrayList<>();
  private int openChannels;
  private boolean armed;
  private boolean watched;
  private boolean opened;
  private boolean closed;

  LinkTransport(
      PeerConnectionFactory factory,
      LinkDescriptions descriptions,
      int udpPort,
      List<IceServer> servers,
      Events events,
      Executor loop) {
    this.loop = loop;
    this.events = events;
    PeerOptions options =
        PeerOptions.anyAddress(udpPort)
            .withCertificate(descriptions.certificate())
            .withIceServers(servers);
    connection = factory.create(options, new States(), loop);
    Channels channels = new Channels();
    control = new LinkChannel(connection, "control", 0, events::control, channels);
    bulk = new LinkChannel(connection, "bulk", 1, events::bulk, channels);
    whenAlive(
        descriptions.apply(connection),
        (done, error) -> {
          if (error == null) {
            armed = true;
            events.armed();
          } else {
            events.failed(error);
          }
        });
  }

  private interface Outcome<T> {
    void accept(@Nullable T value, @Nullable Throwable error);
  }

  /** Futures of a connection complete on the loop. */
  private <T> void whenAlive(CompletableFuture<T> future, Outcome<T> then) {
    var unused =
        future.whenComplete(
            (value, error) -> {
              if (!closed) {
                then.accept(value, error);
              }
            });
  }

  void add(IceCandidate candidate) {
    whenAlive(
        connection.addIceCandidate(candidate),
        (done, error) -> {
          if (error != null) {
            LOG.debug("a candidate was refused", error);
          }
        });
  }

  /** Whether a path is found: then new candidates could only disturb it. */
  boolean hasPath() {
    IceConnectionState ice = connection.iceConnectionState();
    return ice == IceConnectionState.CONNECTED || ice == IceConnectionState.COMPLETED;
  }

  /** Of what kind the candidates in use are, at this moment; empty once it is closed. */
  CompletableFuture<Optional<CandidatePair>> candidatePair() {
    return connection
        .transportStatus()
        .handle((status, error) -> status == null ? Optional.empty() : status.pair());
  }

  LinkChannel control() {
    return control;
  }

  LinkChannel bulk() {
    return bulk;
  }

  @Override
  public void close() {
    closed = true;
    connection.close();
  }

  private void end(String reason) {
    if (!closed) {
      events.ended(reason);
    }
  }

  private void open(@Nullable Optional<SelectedPath> path) {
    opened = true;
    Optional<SelectedPath> known = path == null ? Optional.empty() : path;
    events.opened(known.map(found -> found.remote().address()));
    for (Runnable frame : earlyFrames) {
      if (!closed) {
        frame.run();
      }
    }
    earlyFrames.clear();
  }

  private void connected() {
    CompletableFuture.delayedExecutor(OPEN_LIMIT_SECONDS, TimeUnit.SECONDS, loop)
        .execute(
            () -> {
              if (!opened) {
                end(LinkReason.LOST);
              }
            });
  }

  /** Looks again and again, while it connects, whether the same handshake is on as before. */
  private void watchHandshake(boolean wasOn) {
    long jitterMs = ThreadLocalRandom.current().nextLong(HANDSHAKE_LIMIT_JITTER_MS);
    CompletableFuture.delayedExecutor(HANDSHAKE_LIMIT_MS + jitterMs, TimeUnit.MILLISECONDS, loop)
        .execute(
            () -> {
              watched = isConnecting();
              if (watched) {
                whenAlive(connection.transportStatus(), (status, error) -> look(status, wasOn));
              }
            });
  }

  private void look(@Nullable TransportStatus status, boolean wasOn) {
    boolean on = status != null && status.dtlsState() == DtlsTransportState.CONNECTING;
    if (on && wasOn) {
      events.spoiled();
    } else {
      watchHandshake(on);
    }
  }

  private boolean isConnecting() {
    return connection.connectionState() == PeerConnectionState.CONNECTING;
  }

  /** All candidates failing is what waiting looks like; anything else is not. */
  private void failed() {
    if (opened) {
      end(LinkReason.LOST);
    } else {
      whenAlive(connection.transportStatus(), (status, error) -> judge(status));
    }
  }

  /** By now the search may be on again, and a handshake on it must not be disturbed. */
  private void judge(@Nullable TransportStatus status) {
    if (status == null || opened) {
      return;
    }
    boolean pathLost = status.iceState() == IceConnectionState.FAILED;
    switch (status.dtlsState()) {
      case FAILED -> end(LinkReason.IDENTITY_MISMATCH);
      case CLOSED -> end(LinkReason.LOST);
      case CONNECTED -> {
        if (pathLost) {
          end(LinkReason.LOST);
        }
      }
      case CONNECTING -> {
        if (pathLost) {
          events.spoiled();
        }
      }
      case NEW -> {
        if (pathLost) {
          events.unanswered();
        }
      }
    }
  }

  private final class States implements PeerListener {
    @Override
    public void onConnectionState(PeerConnectionState state) {
      if (closed) {
        return;
      }
      if (state == PeerConnectionState.CONNECTED) {
        connected();
      } else if (state == PeerConnectionState.FAILED) {
        failed();
      } else if (isConnecting() && !watched) {
        watched = true;
        watchHandshake(false);
      }
    }

    @Override
    public void onIceCandidate(IceCandidate candidate) {
      if (!closed) {
        SeenAddress.of(candidate).ifPresent(events::seenAt);
      }
    }

    /** A link has two channels; the other side may not add any. */
    @Override
    public void onDataChannel(DataChannel channel) {
      channel.close();
    }
  }

  private final class Channels implements LinkChannel.Owner {
    @Override
    public void channelOpened() {
      openChannels++;
      if (openChannels == 2 && !closed) {
        whenAlive(connection.selectedPath(), (path, error) -> open(path));
      }
    }

    /** Those of a connection that could not be made close too; {@code failed} tells it. */
    @Override
    public void channelClosed() {
      if (armed || openChannels > 0) {
        end(LinkReason.CLOSED_BY_PEER);
      }
    }

    @Override
    public void frame(Runnable delivery) {
      if (closed) {
        return;
      }
      if (opened) {
        delivery.run();
      } else if (earlyFrames.size() < MAX_EARLY_FRAMES) {
        earlyFrames.add(delivery);
      } else {
        end(LinkReason.OVERRUN);
      }
    }

    /** Not at once: the owner is just sending. */
    @Override
    public void sendBufferFull() {
      loop.execute(() -> end(LinkReason.SEND_BUFFER_FULL));
    }
  }
}
