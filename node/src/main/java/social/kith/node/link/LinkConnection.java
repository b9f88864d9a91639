package social.kith.node.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.SessionHandshake;
import social.kith.node.peer.CandidatePair;
import social.kith.node.peer.IceServer;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerException;

/**
 * One WebRTC connection of a link, described by derived keys, without signalling. Loop-owned: every
 * call and callback on the loop.
 *
 * <p>It waits on its UDP port, without traffic, until the other side's checks arrive or {@link
 * #dial} sends some. Dialling that finds nobody has failed after 15 s; then, or at any time before,
 * dial again. Waiting never ends by itself. See docs/adr/0005-any-address-socket.md.
 */
public final class LinkConnection implements AutoCloseable {
  /**
   * UDP ports that a link takes: its own for IPv4, and the next one for IPv6. Give ports to links
   * in steps of this.
   */
  public static final int PORTS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(LinkConnection.class);
  private static final long PORT_LIMIT_MS = 2_000;
  private static final long PORT_RETRY_MS = 50;

  private final PeerConnectionFactory factory;
  private final LinkDescriptions descriptions;
  private final int udpPort;
  private final LinkListener listener;
  private final Executor loop;
  private final LinkServers servers;
  private final Thread owner = Thread.currentThread();

  private final Dialling dialling = new Dialling(System::nanoTime);
  private @Nullable LinkTransport transport;
  private boolean armed;
  private boolean served;
  private int serversAtMake;
  private final Set<InetSocketAddress> seenAt = new LinkedHashSet<>();
  private boolean opened;
  private boolean closed;
  private long armingSinceNanos;
  private Optional<InetSocketAddress> remoteAddress = Optional.empty();

  private LinkConnection(
      PeerConnectionFactory factory,
      LinkDescriptions descriptions,
      int udpPort,
      LinkListener listener,
      Executor loop,
      LinkServers servers) {
    this.factory = factory;
    this.descriptions = descriptions;
    this.udpPort = udpPort;
    this.listener = listener;
    this.loop = loop;
    this.servers = servers;
  }

  /**
   * Begins to wait for the other side. This returns before it does; failures come as {@code
   * closed}, never before this returns. A port that is still busy, as just after closing the
   * connection before, is tried for 2 s.
   *
   * @param factory shared by all links; closed after them
   * @param keys of the link, the same on both sides
   * @param role of this side
   * @param udpPort this link's port for IPv4, 1 to 65534; IPv6 uses the next one if it is free
   * @param listener called on the loop
   * @param loop runs tasks in order on the thread that calls this
   */
  public static LinkConnection listen(
      PeerConnectionFactory factory,
      LinkKeys keys,
      SessionHandshake.Role role,
      int udpPort,
      LinkListener listener,
      Executor loop) {
    return listen(factory, keys, role, udpPort, listener, loop, new LinkServers());
  }

  /** As the other, asking these servers where it is seen while it waits. */
  static LinkConnection listen(
      LinkEnvironment environment, LinkSpec spec, int udpPort, LinkListener listener) {
    return listen(
        environment.factory(),
        spec.keys(),
        spec.role(),
        udpPort,
        listener,
        environment.loop(),
        environment.servers());
  }

  static LinkConnection listen(
      PeerConnectionFactory factory,
      LinkKeys keys,
      SessionHandshake.Role role,
      int udpPort,
      LinkListener listener,
      Executor loop,
      LinkServers servers) {
    LinkDescriptions descriptions = new LinkDescriptions(keys, role);
    LinkConnection connection =
        new LinkConnection(factory, descriptions, udpPort, listener, loop, servers);
    connection.arm();
    return connection;
  }

  /** The port at which a link that has this UDP port is reached on an address of this kind. */
  public static int portFor(InetAddress address, int udpPort) {
    return address instanceof Inet6Address ? udpPort + 1 : udpPort;
  }

  private void arm() {
    armingSinceNanos = System.nanoTime();
    tryPort();
  }

  private void tryPort() {
    if (closed) {
      return;
    }
    armed = false;
    dialling.renewed();
    try {
      List<IceServer> asked = servers.take();
      served = !asked.isEmpty();
      serversAtMake = servers.changes();
      seenAt.clear();
      transport = new LinkTransport(factory, descriptions, udpPort, asked, new Events(), loop);
    } catch (IllegalStateException e) {
      loop.execute(() -> end(LinkReason.NOT_MADE));
    }
  }

  private void couldNotArm(Throwable why) {
    drop();
    boolean busy =
        PeerException.find(why)
            .filter(e -> e.reason() == PeerException.Reason.PORT_BUSY)
            .isPresent();
    long triedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - armingSinceNanos);
    if (busy && triedMs < PORT_LIMIT_MS) {
      CompletableFuture.delayedExecutor(PORT_RETRY_MS, TimeUnit.MILLISECONDS, loop)
          .execute(this::tryPort);
    } else {
      LOG.debug("a link connection could not be made", why);
      end(busy ? LinkReason.PORT_BUSY : LinkReason.NOT_MADE);
    }
  }

  /**
   * Tries the addresses, the first one with the highest priority: at once, or when the connection
   * waits, or, those that are being tried, when that has failed. It does nothing once a path is
   * found.
   *
   * @param addresses at most 16 are used; those that cannot be dialled are left out
   */
  public void dial(Collection<InetSocketAddress> addresses) {
    requireLoop();
    dialling.want(addresses);
    dialWanted();
  }

  private void dialWanted() {
    LinkTransport current = transport;
    if (opened || !armed || current == null || current.hasPath()) {
      return;
    }
    boolean otherServers = serversAtMake != servers.changes() || (!served && servers.hasRoom());
    if (dialling.isFull() || otherServers) {
      renew();
    } else {
      dialling.take().forEach(current::add);
    }
  }

  /** Makes the connection anew on the same port, and then dials what is wanted. */
  private void renew() {
    drop();
    arm();
  }

  /** Whether the other side can reach it. */
  boolean isWaiting() {
    return armed && !opened;
  }

  /** How many remote candidates the present transport was given. */
  int candidates() {
    return dialling.given();
  }

  /**
   * Sends a frame on the control channel. Once the connection is closed it is dropped.
   *
   * @param frame at most 262,144 bytes, copied before this returns
   * @throws IllegalArgumentException if it is larger
   * @throws IllegalStateException before {@code opened}
   */
  public void sendControl(byte[] frame) {
    requireLoop();
    if (!closed) {
      requireOpen().control().send(frame);
    }
  }

  /** Sends a frame on the bulk channel; as {@link #sendControl}. */
  public void sendBulk(byte[] frame) {
    requireLoop();
    if (!closed) {
      requireOpen().bulk().send(frame);
    }
  }

  private LinkTransport requireOpen() {
    LinkTransport current = transport;
    if (!opened || current == null) {
      throw new IllegalStateException("the link connection is not open");
    }
    return current;
  }

  /** Bytes of the control channel that wait to be sent; 0 while it is not open. */
  public long controlBuffered() {
    requireLoop();
    return opened && transport != null ? transport.control().bufferedBytes() : 0;
  }

  /** Bytes of the bulk channel that wait to be sent, 0 while not open. Pause at 1 MiB or less. */
  public long bulkBuffered() {
    requireLoop();
    return opened && transport != null ? transport.bulk().bufferedBytes() : 0;
  }

  /** This side's DTLS fingerprint: {@code AB:CD:…}. */
  public String ownFingerprint() {
    return descriptions.ownFingerprint();
  }

  /** The other side's DTLS fingerprint; once open, that of the certificate it used. */
  public String peerFingerprint() {
    return descriptions.peerFingerprint();
  }

  /**
   * Where the other side is, as ICE found it when the connection opened; empty before. It is empty
   * too on a side that was reached from an address that it had not dialled itself: libwebrtc keeps
   * those to itself.
   */
  public Optional<InetSocketAddress> remoteAddress() {
    requireLoop();
    return remoteAddress;
  }

  /** Of what kind the candidates in use are, at this moment; empty while there are none. */
  CompletableFuture<Optional<CandidatePair>> candidatePair() {
    requireLoop();
    LinkTransport current = transport;
    return opened && current != null
        ? current.candidatePair()
        : CompletableFuture.completedFuture(Optional.empty());
  }

  /** Closes the connection; the listener hears nothing more. The port is free soon after. */
  @Override
  public void close() {
    requireLoop();
    closed = true;
    drop();
  }

  private void end(String reason) {
    if (!closed) {
      closed = true;
      drop();
      listener.closed(reason);
    }
  }

  /** Another link may ask the servers from now on. */
  private void giveBack() {
    if (served) {
      served = false;
      servers.giveBack();
    }
  }

  private void drop() {
    giveBack();
    LinkTransport old = transport;
    transport = null;
    armed = false;
    if (old != null) {
      old.close();
    }
  }

  private void requireLoop() {
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException("must be called on the event loop");
    }
  }

  /** Hears of one transport; one that was dropped says nothing more. */
  private final class Events implements LinkTransport.Events {
    @Override
    public void armed() {
      armed = true;
      dialWanted();
    }

    @Override
    public void seenAt(InetSocketAddress address) {
      if (seenAt.add(address) && servers.seen(udpPort, List.copyOf(seenAt))) {
        listener.seen();
      }
    }

    @Override
    public void failed(Throwable why) {
      couldNotArm(why);
    }

    @Override
    public void unanswered() {
      dialling.allFailed();
      listener.unanswered();
      dialWanted();
    }

    @Override
    public void spoiled() {
      dialling.wantLastAgain();
      renew();
    }

    @Override
    public void opened(Optional<InetSocketAddress> remote) {
      opened = true;
      giveBack();
      remoteAddress = remote;
      listener.opened();
    }

    @Override
    public void control(byte[] frame) {
      listener.controlFrame(frame);
    }

    @Override
    public void bulk(byte[] frame) {
      listener.bulkFrame(frame);
    }

    @Override
    public void ended(String reason) {
      end(reason);
    }
  }
}
