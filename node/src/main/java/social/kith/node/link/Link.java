package social.kith.node.link;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.HandshakeException;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Session;
import social.kith.node.link.LinkLoss.Cause;
import social.kith.node.loop.EventLoop;
import social.kith.node.peer.CandidatePair;

/**
 * Loop-owned. Keeps a way open to one person: waits, dials, proves who is there, watches for
 * silence, and begins again after a loss, until it is closed (docs/protocol.md, "Link").
 */
public final class Link implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  /** A session has to stand this long after the transport. */
  static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

  private static final Duration FLUSH_AT_CLOSE = Duration.ofMillis(150);

  private final LinkSpec spec;
  private final int port;
  private final LinkEnvironment environment;
  private final EventLoop loop;
  private final Traffic traffic;
  private final LinkHandler handler;
  private final Dialler dialler;
  private final Patience patience;

  private @Nullable LinkConnection connection;
  private @Nullable SessionSetup setup;
  private @Nullable Session session;
  private @Nullable Heartbeat heartbeat;
  private RecordAssembler assembler = new RecordAssembler();
  private EventLoop.@Nullable Timer pending;
  private boolean closed;

  /**
   * A link that does nothing until {@link #start}.
   *
   * @param port UDP port of this link alone
   * @param addresses where the other side may be, asked for at each try
   * @param traffic counts what goes over it
   */
  public Link(
      LinkSpec spec,
      int port,
      LinkEnvironment environment,
      Supplier<List<InetSocketAddress>> addresses,
      Traffic traffic,
      LinkHandler handler) {
    this.spec = spec;
    this.port = port;
    this.environment = environment;
    this.loop = environment.loop();
    this.traffic = traffic;
    this.handler = handler;
    this.patience = new Patience(loop);
    this.dialler =
        new Dialler(loop, spec.phaseMs(), environment.ports()::inUse, () -> dial(addresses));
  }

  /** Begins to wait and to dial. */
  public void start() {
    loop.requireInLoop();
    environment.mappings().open(port, spec.isOfInvite(), handler::moved);
    listen();
  }

  private void listen() {
    if (closed) {
      return;
    }
    pending = null;
    Events events = new Events();
    connection = LinkConnection.listen(environment, spec, port, events);
    events.source = connection;
    dialler.restart();
  }

  private void dial(Supplier<List<InetSocketAddress>> addresses) {
    LinkConnection waiting = connection;
    if (waiting != null && setup == null && session == null) {
      List<InetSocketAddress> tried = addresses.get();
      waiting.dial(tried);
      handler.dialled(tried);
    }
  }

  /** Tries the addresses now, if the link is not up. */
  public void dialNow() {
    loop.requireInLoop();
    dialler.restart();
  }

  /** Whether messages can be sent. */
  public boolean isOnline() {
    return session != null;
  }

  /** The session: who is proven to be at the other end, and what is derived from it. */
  public Session session() {
    if (session == null) {
      throw new IllegalStateException("the link is not online");
    }
    return session;
  }

  /** Where the other side is, while the transport is up. */
  public Optional<InetSocketAddress> remoteAddress() {
    return connection == null ? Optional.empty() : connection.remoteAddress();
  }

  /** Of what kind the candidates in use are, at this moment; empty while there are none. */
  public CompletableFuture<Optional<CandidatePair>> candidatePair() {
    loop.requireInLoop();
    return connection == null
        ? CompletableFuture.completedFuture(Optional.empty())
        : connection.candidatePair();
  }

  /** The UDP port of this link. */
  public int port() {
    return port;
  }

  /** Seals and sends a message. Without a session it is dropped: the next session says it anew. */
  public void send(RecordKind kind, byte[] body) {
    loop.requireInLoop();
    if (session == null || connection == null) {
      return;
    }
    for (byte[] part : RecordAssembler.split(kind, body)) {
      byte[] frame = ControlFrame.RECORD.frame(session.seal(part));
      traffic.record(kind, true, frame.length);
      connection.sendControl(frame);
    }
    if (heartbeat != null) {
      heartbeat.sent();
    }
  }

  /** Sends a frame on the bulk channel; without a session it is dropped. */
  public void sendBulk(byte[] frame) {
    loop.requireInLoop();
    if (session != null && connection != null) {
      traffic.record(RecordKind.PHOTO, true, frame.length);
      connection.sendBulk(frame);
    }
  }

  /** Bytes of the bulk channel that the transport has not sent yet. */
  public long bulkBuffered() {
    return connection == null ? 0 : connection.bulkBuffered();
  }

  /** Closes the session because of what the other side sent; the link goes on after a pause. */
  public void reject(MalformedException why) {
    LOG.warn("link {}: session closed: {}", spec.name(), why.getMessage());
    refuse(Refusal.MALFORMED, Cause.MALFORMED);
  }

  /** Tells the other side why this node will not talk to it, and closes the session. */
  public void refuse(Refusal why) {
    refuse(why, Cause.REFUSING);
  }

  private void refuse(Refusal why, Cause cause) {
    LinkConnection refused = connection;
    if (refused != null) {
      refused.sendControl(ControlFrame.REFUSED.frame(new byte[] {(byte) why.code()}));
      connection = null;
      loop.schedule(FLUSH_AT_CLOSE, refused::close);
      lost(LinkLoss.of(cause));
    }
  }

  private void transportUp() {
    LinkConnection up = connection;
    if (up == null) {
      return;
    }
    dialler.stop();
    handler.connecting();
    setup =
        new SessionSetup(
            spec.handshake(up.ownFingerprint(), up.peerFingerprint()),
            frame -> {
              traffic.record(RecordKind.CONTACT, true, frame.length);
              up.sendControl(frame);
            });
    heartbeat =
        new Heartbeat(
            loop, () -> send(RecordKind.PING, new byte[0]), () -> lose(LinkLoss.of(Cause.SILENCE)));
    setup.begin();
    pending = loop.schedule(HANDSHAKE_LIMIT, () -> lose(LinkLoss.of(Cause.NOT_PROVEN)));
  }

  private void control(byte[] frame) {
    if (closed || !hasPatience(patience.frame())) {
      return;
    }
    if (heartbeat != null) {
      heartbeat.heard();
    }
    try {
      ControlFrame type = ControlFrame.of(frame);
      byte[] body = ControlFrame.body(frame);
      if (type == ControlFrame.REFUSED) {
        Optional<Refusal> said = body.length == 1 ? Refusal.ofCode(body[0]) : Optional.empty();
        lose(new LinkLoss(Cause.REFUSED, said));
      } else if (setup != null) {
        traffic.record(RecordKind.CONTACT, false, frame.length);
        setup.receive(type, body).ifPresent(this::established);
      } else if (session != null && type == ControlFrame.RECORD) {
        record(session.open(body), frame.length);
      } else {
        throw new MalformedException("a frame at the wrong time");
      }
    } catch (HandshakeException e) {
      LOG.warn("link {}: handshake refused: {}", spec.name(), e.reason());
      boolean version = e.reason() == HandshakeException.Reason.VERSION;
      refuse(version ? Refusal.VERSION : Refusal.NOT_PROVEN, Cause.NOT_PROVEN);
    } catch (MalformedException e) {
      reject(e);
    }
  }

  private void established(Session proven) {
    setup = null;
    session = proven;
    cancelPending();
    patience.established();
    if (heartbeat != null) {
      heartbeat.begin();
    }
    LOG.info("link {}: online", spec.name());
    handler.online();
  }

  private void record(byte[] part, int frameBytes) throws MalformedException {
    var message = assembler.add(part);
    RecordKind kind = assembler.lastKind();
    traffic.record(kind, false, frameBytes);
    if (message.isEmpty() || kind == RecordKind.PING) {
      return;
    }
    byte[] body = message.get().body();
    if (kind == RecordKind.BYE) {
      lose(LinkLoss.of(Cause.GOODBYE));
    } else if (hasPatience(patience.message(kind, body.length))) {
      handler.message(kind, body);
    }
  }

  /** If not, the other side sends more than is taken, and the session is closed. */
  private boolean hasPatience(boolean left) {
    if (!left) {
      LOG.warn("link {}: session closed: more was sent than is taken", spec.name());
      refuse(Refusal.TOO_MUCH, Cause.FLOOD);
    }
    return left;
  }

  /** Closes the session in order and begins another, which says anew what each side holds. */
  public void renew() {
    if (session != null) {
      send(RecordKind.BYE, new byte[0]);
      lose(LinkLoss.of(Cause.GOODBYE));
    }
  }

  private void bulk(byte[] frame) {
    if (closed || !hasPatience(patience.frame())) {
      return;
    }
    if (heartbeat != null) {
      heartbeat.heard();
    }
    if (session != null) {
      traffic.record(RecordKind.PHOTO, false, frame.length);
      handler.bulk(frame);
    }
  }

  private void lose(LinkLoss loss) {
    if (connection != null) {
      lost(loss);
    }
  }

  private void lost(LinkLoss loss) {
    LOG.info("link {}: offline: {}", spec.name(), loss.cause());
    boolean wasUp = session != null;
    patience.lost(loss);
    dropTransport();
    if (closed) {
      return;
    }
    handler.offline(loss);
    if (!closed && loss.cause() != Cause.PORT_BUSY) {
      boolean atOnce = wasUp && loss.isOrdinary();
      pending = loop.schedule(atOnce ? Duration.ZERO : patience.pause(), this::listen);
    }
  }

  private void dropTransport() {
    cancelPending();
    dialler.stop();
    if (heartbeat != null) {
      heartbeat.stop();
      heartbeat = null;
    }
    if (setup != null) {
      setup.close();
      setup = null;
    }
    if (session != null) {
      session.close();
      session = null;
    }
    assembler = new RecordAssembler();
    if (connection != null) {
      LinkConnection old = connection;
      connection = null;
      old.close();
    }
  }

  private void cancelPending() {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }

  /** Says goodbye and frees the port. The handler hears nothing more. */
  @Override
  public void close() {
    loop.requireInLoop();
    if (closed) {
      return;
    }
    closed = true;
    environment.mappings().close(port);
    if (session == null) {
      dropTransport();
      return;
    }
    send(RecordKind.BYE, new byte[0]);
    loop.schedule(FLUSH_AT_CLOSE, this::dropTransport);
  }

  /** Hears of one connection; what an earlier one still says is ignored. */
  private final class Events implements LinkListener {
    private @Nullable LinkConnection source;

    private void ifCurrent(Runnable action) {
      if (source == null || source == connection) {
        action.run();
      }
    }

    @Override
    public void seen() {
      ifCurrent(handler::moved);
    }

    @Override
    public void opened() {
      ifCurrent(Link.this::transportUp);
    }

    @Override
    public void unanswered() {
      ifCurrent(handler::unanswered);
    }

    @Override
    public void controlFrame(byte[] frame) {
      ifCurrent(() -> control(frame));
    }

    @Override
    public void bulkFrame(byte[] frame) {
      ifCurrent(() -> bulk(frame));
    }

    @Override
    public void closed(String reason) {
      ifCurrent(() -> lose(LinkLoss.of(Cause.ofReason(reason))));
    }
  }
}
