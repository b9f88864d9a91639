package social.kith.node.peer;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import social.kith.node.peer.internal.EventInbox;

/**
 * What a {@link Peer} hears of its connection and does about it. Loop-owned but for {@link #close}.
 */
final class PeerSession implements Negotiation.Listener, PathWatch.Actions {
  private final PeerConnection connection;
  private final PeerChannels channels = new PeerChannels(this::tell, this::close);
  private final Negotiation negotiation;
  private final PathWatch path;
  private final NoPath noPath = new NoPath();
  private final LoopGate loop;
  private final PeerInbox inbox = new PeerInbox();
  private final EarlySignals early = new EarlySignals();
  private final Events events = new Events();
  private boolean begun;
  private boolean initiator;
  private boolean readyTold;
  private boolean over;

  PeerSession(
      PeerConnectionFactory factory, PeerConfig config, CodecFilters filters, Executor executor) {
    this.loop = new LoopGate(executor);
    this.path = new PathWatch(config, executor, this);
    this.connection = factory.prepare(events, executor);
    this.negotiation = new Negotiation(connection, filters, this);
  }

  PeerConnection connection() {
    return connection;
  }

  PeerChannels channels() {
    return channels;
  }

  Negotiation negotiation() {
    return negotiation;
  }

  /** From any thread. */
  <E extends PeerEvent> Registration on(Class<E> kind, Consumer<? super E> listener) {
    EventInbox.Entry<E> entry = new EventInbox.Entry<>(kind, listener);
    AtomicBoolean removed = new AtomicBoolean();
    loop.execute(
        () -> {
          if (!removed.get()) {
            inbox.add(entry);
          }
        });
    return () -> {
      removed.set(true);
      loop.execute(() -> inbox.remove(entry));
    };
  }

  /** From any thread, once. */
  void begin(PeerRole role, PeerConnectionFactory factory, PeerConfig config) {
    loop.execute(() -> begin(role, config));
    if (role == PeerRole.INITIATOR) {
      channels.adopt(
          connection.open(
              factory.factories(), config.options(), config.channelName(), config.channel()));
    } else {
      connection.open(factory.factories(), config.options());
    }
  }

  private void begin(PeerRole role, PeerConfig config) {
    noPath.begin(config.options());
    begun = true;
    initiator = role == PeerRole.INITIATOR;
    negotiation.begin(!initiator, config.shortCodes());
    early.drain(this::take);
  }

  /** The other side's signal. */
  void signal(Signal signal) {
    if (over || channels.isClosed()) {
      return;
    }
    if (begun) {
      take(signal);
    } else if (!early.keep(signal)) {
      tell(
          new PeerEvent.Failed(
              new PeerException(
                  PeerException.Reason.QUEUE_FULL, "too many signals before the peer begins")));
    }
  }

  private void take(Signal signal) {
    if (signal instanceof Signal.Sdp sdp) {
      negotiation.remote(sdp.description());
    } else if (signal instanceof Signal.Candidate candidate) {
      negotiation.remote(candidate.candidate());
    } else if (signal instanceof Signal.TransceiverRequest request) {
      connection.addTransceiver(request.kind());
    } else if (signal instanceof Signal.Renegotiate) {
      negotiation.needed();
    }
  }

  void tell(PeerEvent event) {
    if (over) {
      return;
    }
    over = event instanceof PeerEvent.Closed;
    if (!inbox.tell(event) && !over) {
      close();
    }
  }

  void fail(PeerException reason) {
    tell(new PeerEvent.Failed(reason));
    close();
  }

  /** From any thread. */
  void close() {
    channels.close();
    connection.close();
  }

  private final class Events extends MediaListener {
    Events() {
      super(PeerSession.this::tell);
    }

    @Override
    public void onConnectionState(PeerConnectionState state) {
      path.state(state);
      if (state == PeerConnectionState.CLOSED) {
        gathering().abandon();
        channels.close();
        tell(new PeerEvent.Closed());
      }
    }

    @Override
    public void onIceCandidate(IceCandidate candidate) {
      super.onIceCandidate(candidate);
      tell(new PeerEvent.Candidate(candidate));
    }

    @Override
    public void onIceCandidateError(IceCandidateError error) {
      noPath.heard(error);
    }

    @Override
    public void onNegotiationNeeded() {
      negotiation.needed();
    }

    @Override
    public void onDataChannel(DataChannel opened) {
      channels.incoming(opened);
    }
  }

  @Override
  public void before(SessionDescription.Type type) {
    boolean offer = type == SessionDescription.Type.OFFER;
    tell(offer ? new PeerEvent.BeforeOffer() : new PeerEvent.BeforeAnswer());
  }

  @Override
  public void local(SessionDescription description) {
    boolean offer = description.type() == SessionDescription.Type.OFFER;
    tell(offer ? new PeerEvent.Offer(description) : new PeerEvent.Answer(description));
    if (!readyTold) {
      Gathering mine = events.gathering();
      CompletableFuture<List<IceCandidate>> all =
          mine.within(DescribedPeer.GATHERING_LIMIT, loop::execute);
      var unused = all.thenAccept(candidates -> ready(mine, description, candidates));
    }
  }

  private void ready(
      Gathering gathered, SessionDescription description, List<IceCandidate> candidates) {
    if (readyTold || gathered != events.gathering()) {
      return;
    }
    readyTold = true;
    Sdp sdp = new Sdp(description.sdp());
    sdp.add(candidates);
    tell(new PeerEvent.Ready(new SessionDescription(description.type(), sdp.text())));
  }

  @Override
  public void rolledBack() {
    events.rolledBack();
  }

  @Override
  public void described(SessionDescription description) {
    path.described();
    events.described(description);
  }

  @Override
  public void failed(PeerException reason) {
    tell(new PeerEvent.Failed(reason));
  }

  @Override
  public void interrupted() {
    tell(new PeerEvent.Interrupted());
  }

  @Override
  public void resumed() {
    tell(new PeerEvent.Resumed());
  }

  /** One side is enough: the other one answers. */
  @Override
  public void restart() {
    if (initiator) {
      var unused = connection.restartIce();
    }
  }

  @Override
  public void giveUp() {
    fail(noPath.reason());
  }
}
