package social.kith.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import social.kith.crypto.SessionHandshake.Role;
import social.kith.crypto.internal.AesGcm;

/**
 * Two nodes that have proven to each other who they are, and the records they send each other
 * (protocol, "Session"): not thread-safe, owned by the loop. After {@link #close()} every use but
 * {@link #peer()} throws {@link IllegalStateException}.
 *
 * <p>The keys of both directions depend on both sides' ephemeral keys; see the decision "Session
 * records".
 */
public final class Session implements AutoCloseable {
  /** The largest record, before it is sealed. */
  public static final int MAX_RECORD_BYTES = 65_536;

  /** What a sealed record is larger than the record. */
  public static final int OVERHEAD_BYTES = AesGcm.TAG_BYTES;

  private static final int PAIRING_CODES = 1_000_000;

  private final IdentityKey peer;
  private final Secret offererExporter;
  private final Secret answererExporter;
  private final RecordCipher sending;
  private final RecordCipher receiving;
  private final String pairingCode;
  private boolean closed;

  /** The exporters are borrowed. */
  Session(IdentityKey peer, Role role, Secret sendingExporter, Secret receivingExporter) {
    boolean offerer = role == Role.OFFERER;
    this.peer = peer;
    this.offererExporter = Secret.of((offerer ? sendingExporter : receivingExporter).copyBytes());
    this.answererExporter = Secret.of((offerer ? receivingExporter : sendingExporter).copyBytes());
    try (Secret secret = Secret.combine(Label.SESSION_SECRET, offererExporter, answererExporter)) {
      this.sending = new RecordCipher(secret, direction(role), 0);
      this.receiving = new RecordCipher(secret, direction(role.other()), 0);
      this.pairingCode = pairingCode(secret);
    }
  }

  /**
   * Seals the next record.
   *
   * @param record at most {@link #MAX_RECORD_BYTES}, borrowed
   * @return what to send, in the order sealed
   * @throws IllegalArgumentException if the record is too large
   * @throws IllegalStateException after 2^32 records
   */
  public byte[] seal(byte[] record) {
    requireOpen();
    if (record.length > MAX_RECORD_BYTES) {
      throw new IllegalArgumentException("record of " + record.length + " bytes");
    }
    return sending.seal(record);
  }

  /**
   * Opens the next record.
   *
   * @param sealed from outside, borrowed
   * @return the record, a new array
   * @throws MalformedException if it is not the one that the other side sealed next; from then on
   *     no record is accepted any more
   */
  public byte[] open(byte[] sealed) throws MalformedException {
    requireOpen();
    return receiving.open(sealed);
  }

  /**
   * The pair secret of two who paired in this session; the same on both sides.
   *
   * @param inviteSecret borrowed
   * @return owned by the caller
   */
  public Secret pairSecret(Secret inviteSecret) {
    requireOpen();
    return Secret.combine(Label.PAIR_SECRET, offererExporter, answererExporter, inviteSecret);
  }

  /**
   * What both screens show while two people pair.
   *
   * @return 6 decimal digits, the same on both sides
   */
  public String pairingCode() {
    requireOpen();
    return pairingCode;
  }

  /**
   * Who is at the other end.
   *
   * @return the key that signed the other side's Hello
   */
  public IdentityKey peer() {
    return peer;
  }

  /**
   * Ends the session and wipes its exporters. The JDK gives no way to overwrite the record keys:
   * they are gone when they have been collected. Closing again does nothing.
   */
  @Override
  public void close() {
    closed = true;
    offererExporter.close();
    answererExporter.close();
  }

  /** Only with whom. */
  @Override
  public String toString() {
    return "Session(" + peer.contactId() + ")";
  }

  private static byte[] direction(Role sender) {
    return new byte[] {(byte) sender.code()};
  }

  private static String pairingCode(Secret secret) {
    try (Secret derived = secret.derive(Label.PAIRING_CODE)) {
      byte[] bytes = derived.copyBytes();
      long number = Long.remainderUnsigned(ByteBuffer.wrap(bytes).getLong(), PAIRING_CODES);
      Arrays.fill(bytes, (byte) 0);
      return String.format(Locale.ROOT, "%06d", number);
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the session has been closed");
    }
  }
}
