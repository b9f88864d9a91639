package social.kith.node.link;

import java.util.Optional;
import java.util.function.Consumer;
import social.kith.crypto.HandshakeException;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Session;
import social.kith.crypto.SessionHandshake;

/**
 * Loop-owned. Takes a fresh transport through Hello and Fin to a session (docs/protocol.md,
 * "States").
 */
final class SessionSetup implements AutoCloseable {
  private final SessionHandshake handshake;
  private final Consumer<byte[]> out;
  private boolean helloReceived;

  /**
   * Nothing is sent yet.
   *
   * @param out takes the frames to be sent, in order
   */
  SessionSetup(SessionHandshake.Config config, Consumer<byte[]> out) {
    this.handshake = SessionHandshake.start(config);
    this.out = out;
  }

  void begin() {
    out.accept(ControlFrame.HELLO.frame(handshake.hello()));
  }

  /** Takes the next frame; gives the session when it stands. */
  Optional<Session> receive(ControlFrame type, byte[] body)
      throws HandshakeException, MalformedException {
    if (type == ControlFrame.HELLO && !helloReceived) {
      helloReceived = true;
      out.accept(ControlFrame.FIN.frame(handshake.receiveHello(body)));
      return Optional.empty();
    }
    if (type == ControlFrame.FIN && helloReceived) {
      return Optional.of(handshake.receiveFin(body));
    }
    throw new MalformedException("a handshake frame out of order");
  }

  @Override
  public void close() {
    handshake.close();
  }
}
