package social.kith.node.link;

import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import social.kith.crypto.HandshakeException;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Session;
import social.kith.node.loop.ThreadEventLoop;
import social.kith.node.peer.PeerConnectionFactory;

/** The end of a link of somebody who keeps to the protocol up to the session and not after it. */
public final class HostileLink implements LinkListener, AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int PART_BYTES = 65_000;

  /** What came, as whole messages in one record: the kind, then the body. */
  public final List<byte[]> messages = new CopyOnWriteArrayList<>();

  private final LinkSpec spec;
  private final int port;
  private final PeerConnectionFactory factory;
  private final ThreadEventLoop loop = new ThreadEventLoop("hostile");
  private volatile BiConsumer<Integer, byte[]> answering = (kind, body) -> {};
  private LinkConnection connection;
  private SessionSetup setup;
  private volatile Session session;
  private volatile boolean refused;

  /** An end on this UDP port. */
  public HostileLink(LinkSpec spec, int port, PeerConnectionFactory factory) {
    this.spec = spec;
    this.port = port;
    this.factory = factory;
  }

  /** Connects, and waits until a session stands. */
  public void open(List<InetSocketAddress> addresses) {
    refused = false;
    messages.clear();
    onLoop(
        () -> {
          hang();
          connection = LinkConnection.listen(factory, spec.keys(), spec.role(), port, this, loop);
          connection.dial(addresses);
          return true;
        });
    await().atMost(LIMIT).until(() -> session != null);
  }

  /** What is done, on the loop, with each message that comes. */
  public void answering(BiConsumer<Integer, byte[]> with) {
    answering = with;
  }

  /** Sends a message in as many records as it takes. */
  public void message(int kind, byte[] body) {
    int from = 0;
    do {
      int to = Math.min(body.length, from + PART_BYTES);
      part(kind, to < body.length, Arrays.copyOfRange(body, from, to));
      from = to;
    } while (from < body.length);
  }

  /** Sends one record. */
  public void part(int kind, boolean more, byte[] body) {
    byte[] part = new byte[2 + body.length];
    part[0] = (byte) kind;
    part[1] = (byte) (more ? 1 : 0);
    System.arraycopy(body, 0, part, 2, body.length);
    onLoop(
        () -> {
          if (session != null) {
            connection.sendControl(ControlFrame.RECORD.frame(session.seal(part)));
          }
          return true;
        });
  }

  /** Sends a frame of the control channel as it is. */
  public void frame(byte[] frame) {
    onLoop(
        () -> {
          connection.sendControl(frame);
          return true;
        });
  }

  /** Sends a frame of the bulk channel as it is. */
  public void bulk(byte[] frame) {
    onLoop(
        () -> {
          connection.sendBulk(frame);
          return true;
        });
  }

  /** Whether the other side has refused to go on. */
  public boolean isRefused() {
    return refused;
  }

  private <T> T onLoop(Supplier<T> work) {
    return loop.inLoop() ? work.get() : loop.submit(work).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void hang() {
    session = null;
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }

  @Override
  public void opened() {
    setup =
        new SessionSetup(
            spec.handshake(connection.ownFingerprint(), connection.peerFingerprint()),
            connection::sendControl);
    setup.begin();
  }

  @Override
  public void controlFrame(byte[] frame) {
    try {
      ControlFrame type = ControlFrame.of(frame);
      if (type == ControlFrame.REFUSED) {
        refused = true;
      } else if (session == null) {
        setup
            .receive(type, ControlFrame.body(frame))
            .ifPresent(
                proven -> {
                  session = proven;
                  ping();
                });
      } else {
        byte[] part = session.open(ControlFrame.body(frame));
        byte[] body = Arrays.copyOfRange(part, 2, part.length);
        if (part[0] != 0) {
          messages.add(part);
          answering.accept((int) part[0], body);
        }
      }
    } catch (HandshakeException | MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ping() {
    if (session != null) {
      part(0, false, new byte[0]);
      loop.schedule(Duration.ofSeconds(1), this::ping);
    }
  }

  @Override
  public void bulkFrame(byte[] frame) {
    messages.add(frame);
  }

  @Override
  public void closed(String reason) {
    session = null;
  }

  @Override
  public void close() {
    onLoop(
        () -> {
          hang();
          return true;
        });
    loop.close();
  }
}
