package social.kith.node.peer.client;

import java.util.concurrent.CompletableFuture;
import social.kith.crypto.IdentityKey;
import social.kith.node.peer.CodeConnection;

/**
 * A connection of a client by two short texts, without any transport. Once it is connected it is
 * like any other; calls negotiate over it. When it breaks it is over: new texts, or a transport,
 * are needed.
 */
public final class ClientCode implements AutoCloseable {
  private final CodeConnection connection;
  private final CompletableFuture<IdentityKey> peer;

  ClientCode(CodeConnection connection, CompletableFuture<IdentityKey> peer) {
    this.connection = connection;
    this.peer = peer;
  }

  /** This side's text; as {@link CodeConnection#description}. */
  public CompletableFuture<String> description() {
    return connection.description();
  }

  /** Takes the other side's text; as {@link CodeConnection#connect}. */
  public CompletableFuture<String> connect(String text) {
    return connection.connect(text);
  }

  /**
   * Who is at the other end, once both have proven who they are and messages go. Fails with {@link
   * ClientException} if that never comes.
   */
  public CompletableFuture<IdentityKey> peer() {
    return peer.copy();
  }

  /** Ends the connection. */
  @Override
  public void close() {
    connection.close();
  }
}
