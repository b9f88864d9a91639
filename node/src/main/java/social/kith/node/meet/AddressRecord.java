package social.kith.node.meet;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import social.kith.crypto.CborMap;
import social.kith.crypto.MalformedException;
import social.kith.node.find.Addresses;

/**
 * Where somebody waits for one contact (docs/protocol.md, "Meeting"): 2 bytes of length, CBOR
 * {@code {1: version, 2: addresses, 3: issued, 4: expires}} in milliseconds since 1970, zeros up to
 * 320 bytes, so that it does not tell how many addresses there are.
 *
 * @param addresses at most 16
 * @param issuedAt by the clock of who made it
 * @param expiresAt from when on it is of no use
 */
record AddressRecord(List<InetSocketAddress> addresses, Instant issuedAt, Instant expiresAt) {
  /** Size of every record. */
  static final int SIZE_BYTES = 320;

  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration CLOCK_TOLERANCE = Duration.ofDays(1);
  private static final int VERSION = 1;

  /** One that is made now. */
  static AddressRecord now(List<InetSocketAddress> addresses, Instant now) {
    return new AddressRecord(addresses, now, now.plus(LIFE));
  }

  /** Whether it is worth a try; clocks may differ by a day. */
  boolean isGood(Instant now) {
    return now.isBefore(expiresAt.plus(CLOCK_TOLERANCE));
  }

  byte[] encode() {
    byte[] map =
        CborMap.builder()
            .put(1, VERSION)
            .put(2, Addresses.encode(addresses))
            .put(3, Math.max(0, issuedAt.toEpochMilli()))
            .put(4, Math.max(0, expiresAt.toEpochMilli()))
            .build()
            .encode();
    return ByteBuffer.allocate(SIZE_BYTES).putShort((short) map.length).put(map).array();
  }

  static AddressRecord parse(byte[] bytes) throws MalformedException {
    int length = bytes.length == SIZE_BYTES ? ByteBuffer.wrap(bytes).getShort() : -1;
    if (length < 0 || length > SIZE_BYTES - Short.BYTES) {
      throw new MalformedException("an address record of " + bytes.length + " bytes");
    }
    CborMap map =
        CborMap.decode(Arrays.copyOfRange(bytes, Short.BYTES, Short.BYTES + length), SIZE_BYTES);
    map.requireLong(1, VERSION, VERSION);
    return new AddressRecord(
        Addresses.parse(map.requireBytes(2, 1, Addresses.MAX_BYTES)),
        Instant.ofEpochMilli(map.requireLong(3, 0, Long.MAX_VALUE)),
        Instant.ofEpochMilli(map.requireLong(4, 0, Long.MAX_VALUE)));
  }
}
