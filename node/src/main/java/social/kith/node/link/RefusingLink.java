package social.kith.node.link;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.LinkKeys;
import social.kith.crypto.SessionHandshake;

/**
 * Loop-owned. Waits on the port of an invite that is over and tells whoever still tries it why, so
 * that they see a reason and not a silence. Holds the link's keys but not the secret.
 */
public final class RefusingLink implements AutoCloseable {
  private static final Duration FLUSH = Duration.ofMillis(500);

  private final LinkKeys keys;
  private final SessionHandshake.Role role;
  private final int port;
  private final LinkEnvironment environment;
  private final Refusal why;
  private final Runnable refused;
  private @Nullable LinkConnection connection;
  private boolean closed;

  /**
   * Begins to wait.
   *
   * @param refused called each time somebody was refused
   */
  public RefusingLink(
      LinkKeys keys,
      SessionHandshake.Role role,
      int port,
      LinkEnvironment environment,
      Refusal why,
      Runnable refused) {
    this.keys = keys;
    this.role = role;
    this.port = port;
    this.environment = environment;
    this.why = why;
    this.refused = refused;
    listen();
  }

  private void listen() {
    if (closed) {
      return;
    }
    connection =
        LinkConnection.listen(
            environment.factory(),
            keys,
            role,
            port,
            new LinkListener() {
              @Override
              public void opened() {
                refuse();
              }

              @Override
              public void controlFrame(byte[] frame) {}

              @Override
              public void bulkFrame(byte[] frame) {}

              @Override
              public void closed(String reason) {
                again();
              }
            },
            environment.loop());
  }

  private void refuse() {
    LinkConnection open = connection;
    if (open == null) {
      return;
    }
    open.sendControl(ControlFrame.REFUSED.frame(new byte[] {(byte) why.code()}));
    refused.run();
    environment.loop().schedule(FLUSH, this::again);
  }

  private void again() {
    if (connection != null) {
      connection.close();
      connection = null;
      environment.loop().schedule(FLUSH, this::listen);
    }
  }

  @Override
  public void close() {
    closed = true;
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
