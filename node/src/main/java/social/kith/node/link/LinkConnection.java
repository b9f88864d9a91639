package social.kith.node.link;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.SessionHandshake;
import social.kith.node.peer.DataChannel;
import social.kith.node.peer.IceCandidate;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.PeerException;
import social.kith.node.peer.SendException;

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

  /** Reason of {@code closed}: something else uses the UDP port, for 2 s at least. */
  public static final String PORT_BUSY = "port busy";

  /** Reason of {@code closed}: the certificate of a side is not the derived one. */
  public static final String IDENTITY_MISMATCH = "identity mismatch";

  /** Reason of {@code closed}: the other side closed it. */
  public static final String CLOSED_BY_PEER = "closed by peer";

  /** Reason of {@code closed}: the other side was not heard for 17 s, or stopped half-way. */
  public static final String LOST = "connection lost";

  /** Reason of {@code closed}: more was sent than 16 MiB that wait. */
  public static final String SEND_BUFFER_FULL = "send buffer full";

  /** Reason of {@code closed}: the other side sent too much before this one was ready. */
  public static final String OVERRUN = "overrun";

  /** Reason of {@code closed}: libwebrtc refused to make the connection. */
  public static final String NOT_MADE = "connection could not be made";

  /**
   * Remote candidates after which a waiting connection is made anew: libwebrtc keeps 0.85 KB of
   * each for as long as it lives.
   */
  static final int MAX_CANDIDATES = 512;

  private static final Logger LOG = LoggerFactory.getLogger(LinkConnection.class);
  private static final long PORT_LIMIT_MS = 2_000;
  private static final long PORT_RETRY_MS = 50;

  private final PeerConnectionFactory factory;
  private final LinkDescriptions descriptions;
  private final int udpPort;
  private final LinkListener listener;
  private final Executor loop;
  private final Thread owner = Thread.currentThread();

  private @Nullable LinkTransport transport;
  private boolean armed;
  private boolean opened;
  private boolean closed;
  private long armingSinceNanos;
  private List<InetSocketAddress> wanted = List.of();
  private List<InetSocketAddress> dialled = List.of();
  private int generation;
  private int candidates;
  private Optional<InetSocketAddress> remoteAddress = Optional.empty();

  private LinkConnection(
      PeerConnectionFactory factory,
      LinkDescriptions descriptions,
      int udpPort,
      LinkListener listener,
      Executor loop) {
    this.factory = factory;
    this.descriptions = descriptions;
    this.udpPort = udpPort;
    this.listener = listener;
    this.loop = loop;
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
    LinkConnection connection =
        new LinkConnection(factory, new LinkDescriptions(keys, role), udpPort, listener, loop);
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
    candidates = 0;
    try {
      transport = new LinkTransport(factory, descriptions, udpPort, new Events(), loop);
    } catch (IllegalStateException e) {
      loop.execute(() -> end(NOT_MADE));
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
      end(busy ? PORT_BUSY : NOT_MADE);
    }
  }

  /**
   * Tries the addresses, the first one with the highest priority; at once, or when the connection
   * waits. Calling it again begins anew, also after all have failed. It does nothing once a path is
   * found.
   *
   * @param addresses at most 16 are used; those that cannot be dialled are left out
   */
  public void dial(Collection<InetSocketAddress> addresses) {
    requireLoop();
    wanted = DialCandidates.usable(addresses);
    dialWanted();
  }

  private void dialWanted() {
    LinkTransport current = transport;
    if (closed || opened || !armed || wanted.isEmpty() || current == null || current.hasPath()) {
      return;
    }
    if (candidates + wanted.size() > MAX_CANDIDATES) {
      renew();
      return;
    }
    generation++;
    candidates += wanted.size();
    for (IceCandidate candidate : DialCandidates.of(wanted, generation)) {
      current.add(candidate);
    }
    dialled = wanted;
    wanted = List.of();
  }

  /** Makes the connection anew on the same port, and then dials what is wanted. */
  private void renew() {
    drop();
    arm();
  }

  /** How often a remote candidate was given to the current transport. */
  int candidates() {
    return candidates;
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
    send(transport == null ? null : transport.control(), frame);
  }

  /** Sends a frame on the bulk channel; as {@link #sendControl}. */
  public void sendBulk(byte[] frame) {
    requireLoop();
    send(transport == null ? null : transport.bulk(), frame);
  }

  private void send(@Nullable DataChannel channel, byte[] frame) {
    if (closed) {
      return;
    }
    if (!opened || channel == null) {
      throw new IllegalStateException("the link connection is not open");
    }
    if (frame.length > DataChannel.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException("a frame of " + frame.length + " bytes is too large");
    }
    try {
      channel.send(frame);
    } catch (SendException e) {
      if (e.reason() == SendException.Reason.BUFFER_FULL) {
        loop.execute(() -> end(SEND_BUFFER_FULL));
      }
    }
  }

  /** Bytes of the control channel that wait to be sent. */
  public long controlBuffered() {
    requireLoop();
    return opened && transport != null ? transport.control().bufferedAmount() : 0;
  }

  /** Bytes of the bulk channel that wait to be sent. Pause at 1 MiB or less. */
  public long bulkBuffered() {
    requireLoop();
    return opened && transport != null ? transport.bulk().bufferedAmount() : 0;
  }

  /** This side's DTLS fingerprint: {@code AB:CD:…}. */
  public String ownFingerprint() {
    return descriptions.ownFingerprint();
  }

  /** The other side's DTLS fingerprint; once open, that of the certificate it used. */
  public String peerFingerprint() {
    return descriptions.peerFingerprint();
  }

  /** Where the other side is, as ICE found it when the connection opened; empty before. */
  public Optional<InetSocketAddress> remoteAddress() {
    requireLoop();
    return remoteAddress;
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

  private void drop() {
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
    public void failed(Throwable why) {
      couldNotArm(why);
    }

    @Override
    public void spoiled() {
      wanted = dialled;
      renew();
    }

    @Override
    public void opened(Optional<InetSocketAddress> remote) {
      opened = true;
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
