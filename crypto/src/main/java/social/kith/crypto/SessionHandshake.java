package social.kith.crypto;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import social.kith.crypto.internal.Digests;

/**
 * The handshake of a session (protocol, "Session"): not thread-safe, owned by the loop.
 *
 * <p>Both sides send {@link #hello()}, answer the other's with what {@link #receiveHello} gives,
 * and have a session once {@link #receiveFin} accepts the other's answer. Then each knows that the
 * other has the identity it says, holds the same pre-shared key and is at the other end of this
 * very DTLS connection. (Somebody else who holds that key can play back an old Hello; no record of
 * such a session ever opens.) When it has failed or succeeded it is over: the ephemeral key is
 * dropped and the copy of the pre-shared key wiped, as by {@link #close()}.
 */
public final class SessionHandshake implements AutoCloseable {
  /** The largest Hello, in bytes. */
  public static final int MAX_HELLO_BYTES = Hello.MAX_BYTES;

  /** The size of every Fin, in bytes. */
  public static final int FIN_BYTES = FinExchange.SIZE_BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Config config;
  private final FinExchange fins;
  private final byte[] hello;
  private State state = State.AWAITS_HELLO;
  private @Nullable Agreed agreed;

  /** Which end of the connection, as in WebRTC; the two ends differ. */
  public enum Role {
    /** Made the offer. */
    OFFERER(0),
    /** Answered it. */
    ANSWERER(1);

    private final int code;

    Role(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }

    Role other() {
      return this == OFFERER ? ANSWERER : OFFERER;
    }
  }

  /**
   * What a handshake starts from.
   *
   * @param self this node, borrowed until the handshake is over
   * @param role this node's end of the connection
   * @param expectedPeer who must be at the other end; empty for anybody who holds the pre-shared
   *     key, as for the maker of an invite
   * @param psk the pre-shared key, borrowed during {@link SessionHandshake#start}
   * @param pskId names the key, at most 32 bytes, the same on both sides; may be empty; copied
   * @param ownFingerprint SHA-256 of this node's certificate on the DTLS connection: {@code
   *     AB:CD:…}
   * @param peerFingerprint that of the certificate that the other end showed
   */
  public record Config(
      Identity self,
      Role role,
      Optional<ContactId> expectedPeer,
      Secret psk,
      byte[] pskId,
      String ownFingerprint,
      String peerFingerprint) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if the key's id is too long or a fingerprint is none
     */
    public Config {
      pskId = pskId.clone();
      if (pskId.length > Hello.MAX_PSK_ID_BYTES) {
        throw new IllegalArgumentException("psk id of " + pskId.length + " bytes");
      }
      fingerprint(ownFingerprint);
      fingerprint(peerFingerprint);
    }

    /**
     * The name of the pre-shared key.
     *
     * @return a copy
     */
    @Override
    public byte[] pskId() {
      return pskId.clone();
    }

    /** Only the role. */
    @Override
    public String toString() {
      return "Config(" + role + ")";
    }

    byte[] ownFingerprintBytes() {
      return fingerprint(ownFingerprint);
    }

    byte[] peerFingerprintBytes() {
      return fingerprint(peerFingerprint);
    }

    private static byte[] fingerprint(String text) {
      byte[] bytes = HexFormat.ofDelimiter(":").parseHex(text);
      if (bytes.length != Hello.FINGERPRINT_BYTES) {
        throw new IllegalArgumentException("fingerprint of " + bytes.length + " bytes");
      }
      return bytes;
    }
  }

  private enum State {
    AWAITS_HELLO,
    AWAITS_FIN,
    OVER
  }

  record Agreed(IdentityKey peer, byte[] transcript, Secret sendingExporter) {}

  private SessionHandshake(Config config, byte[] nonce) {
    this.config = config;
    this.fins = new FinExchange(config.role(), config.psk(), config.pskId());
    this.hello = signedHello(config, fins.ephemeralKey(), nonce);
  }

  /**
   * Starts a handshake with a new ephemeral key.
   *
   * @param config what it starts from
   * @return owned by the caller
   */
  public static SessionHandshake start(Config config) {
    byte[] nonce = new byte[Hello.NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return start(config, nonce);
  }

  static SessionHandshake start(Config config, byte[] nonce) {
    return new SessionHandshake(config, nonce);
  }

  /**
   * This side's Hello.
   *
   * @return what to send first, a copy, always the same
   */
  public byte[] hello() {
    return hello.clone();
  }

  /**
   * Takes the other side's Hello.
   *
   * @param peerHello from outside, borrowed
   * @return this side's Fin, to be sent
   * @throws HandshakeException if anything in it is wrong; the handshake is over
   * @throws IllegalStateException if a Hello was taken before or the handshake is over
   */
  public byte[] receiveHello(byte[] peerHello) throws HandshakeException {
    require(State.AWAITS_HELLO);
    try {
      Hello peer = new HelloCheck(config).accept(peerHello);
      byte[] transcript =
          config.role() == Role.OFFERER
              ? Digests.sha256(hello, peerHello)
              : Digests.sha256(peerHello, hello);
      FinExchange.Made made = fins.make(peer.ephemeralKey(), transcript);
      agreed = new Agreed(peer.from(), transcript, made.exporter());
      state = State.AWAITS_FIN;
      return made.fin();
    } catch (HandshakeException e) {
      close();
      throw e;
    }
  }

  /**
   * Takes the other side's Fin.
   *
   * @param peerFin from outside, borrowed
   * @return the session, owned by the caller
   * @throws HandshakeException if it was not made with the same pre-shared key for these two
   *     Hellos; the handshake is over
   * @throws IllegalStateException if no Hello was taken yet or the handshake is over
   */
  public Session receiveFin(byte[] peerFin) throws HandshakeException {
    require(State.AWAITS_FIN);
    Agreed known = requireAgreed();
    try (Secret receivingExporter = fins.open(peerFin, known.transcript())) {
      return new Session(known.peer(), config.role(), known.sendingExporter(), receivingExporter);
    } finally {
      close();
    }
  }

  /**
   * Who is at the other end.
   *
   * @return the key that signed the other side's Hello
   * @throws IllegalStateException if no Hello was accepted
   */
  public IdentityKey peer() {
    return requireAgreed().peer();
  }

  /** Ends the handshake. A session that it gave goes on. Closing again does nothing. */
  @Override
  public void close() {
    state = State.OVER;
    fins.close();
    if (agreed != null) {
      agreed.sendingExporter().close();
    }
  }

  private static byte[] signedHello(Config config, byte[] ephemeralKey, byte[] nonce) {
    Hello hello =
        new Hello(
            config.role(),
            config.self().key(),
            config.expectedPeer(),
            ephemeralKey,
            nonce,
            config.ownFingerprintBytes(),
            config.peerFingerprintBytes(),
            config.pskId());
    return Signed.sign(config.self(), Label.SESSION_HELLO, hello.encode());
  }

  private Agreed requireAgreed() {
    Agreed known = agreed;
    if (known == null) {
      throw new IllegalStateException("no Hello was accepted");
    }
    return known;
  }

  private void require(State wanted) {
    if (state != wanted) {
      throw new IllegalStateException("handshake is " + state + ", not " + wanted);
    }
  }
}
