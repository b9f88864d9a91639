package social.kith.node.link;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.Secret;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.node.peer.PeerConnectionFactory;
import social.kith.node.peer.TestLoop;

/**
 * One end of a link in a virtual machine of its own: dials until it is open, sends a sign of life
 * ten times a second, sends control frames back, and begins anew after a loss.
 */
public final class LinkChildMain implements LinkListener {
  private static final long BEAT_MS = 100;

  private final TestLoop loop = new TestLoop();
  private final PeerConnectionFactory factory;
  private final LinkKeys keys;
  private final Role role;
  private final int port;
  private final int otherPort;
  private LinkConnection connection;
  private boolean open;
  private long bulkBytes;

  private LinkChildMain(PeerConnectionFactory factory, String[] arguments) {
    this.factory = factory;
    keys = LinkKeys.derive(Secret.of(HexFormat.of().parseHex(arguments[0])));
    role = Role.valueOf(arguments[1]);
    port = Integer.parseInt(arguments[2]);
    otherPort = Integer.parseInt(arguments[3]);
  }

  /** Arguments: seed in hex, role, own port, the other side's port. */
  public static void main(String[] arguments) throws Exception {
    LinkChildMain end = new LinkChildMain(PeerConnectionFactory.open(), arguments);
    end.loop.run(end::listen);
    end.loop.execute(end::beat);
    TimeUnit.MINUTES.sleep(10);
    Runtime.getRuntime().halt(0);
  }

  private void listen() {
    open = false;
    connection = LinkConnection.listen(factory, keys, role, port, this, loop);
  }

  private void beat() {
    if (open) {
      connection.sendControl(new byte[] {'b'});
    } else {
      connection.dial(List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), otherPort)));
    }
    CompletableFuture.delayedExecutor(open ? BEAT_MS : 1_000, TimeUnit.MILLISECONDS, loop)
        .execute(this::beat);
  }

  @Override
  public void opened() {
    open = true;
    System.out.println("opened");
    System.out.flush();
  }

  @Override
  public void controlFrame(byte[] frame) {
    if (frame[0] == 'r') {
      connection.sendControl(frame);
    } else if (frame[0] == 'q') {
      connection.sendControl(("q " + bulkBytes).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  @Override
  public void bulkFrame(byte[] frame) {
    bulkBytes += frame.length;
  }

  @Override
  public void closed(String reason) {
    System.out.println("closed: " + reason);
    listen();
  }
}
