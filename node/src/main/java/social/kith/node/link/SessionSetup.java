package social.kith.node.link;

import java.util.Optional;
import social.kith.crypto.HandshakeException;
import social.kith.crypto.MalformedException;
import social.kith.crypto.Session;
import social.kith.crypto.SessionHandshake;

/** Loop-owned. Takes a fresh transport through Hello and Fin to a session. */
final class SessionSetup implements AutoCloseable {
  private final SessionHandshake handshake;
  private final LinkConnection connection;
  private final Traffic traffic;
  private boolean helloReceived;

  SessionSetup(LinkSpec spec, LinkConnection connection, Traffic traffic) {
    this.connection = connection;
    this.traffic = traffic;
    this.handshake =
        SessionHandshake.start(
            new SessionHandshake.Config(
                spec.self(),
                spec.role(),
                spec.expectedPeer(),
                spec.psk(),
                spec.pskId(),
                connection.ownFingerprint(),
                connection.peerFingerprint()));
  }

  void begin() {
    send(ControlFrame.HELLO, handshake.hello());
  }

  /** Takes the next frame; gives the session when it stands. */
  Optional<Session> receive(ControlFrame type, byte[] body)
      throws HandshakeException, MalformedException {
    if (type == ControlFrame.HELLO && !helloReceived) {
      helloReceived = true;
      send(ControlFrame.FIN, handshake.receiveHello(body));
      return Optional.empty();
    }
    if (type == ControlFrame.FIN && helloReceived) {
      return Optional.of(handshake.receiveFin(body));
    }
    throw new MalformedException("a handshake frame out of order");
  }

  private void send(ControlFrame type, byte[] body) {
    byte[] frame = type.frame(body);
    traffic.record(RecordKind.CONTACT, true, frame.length);
    connection.sendControl(frame);
  }

  @Override
  public void close() {
    handshake.close();
  }
}
