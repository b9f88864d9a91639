package social.kith.crypto;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import social.kith.crypto.internal.CanonicalCbor;
import social.kith.crypto.internal.RefusedException;

/**
 * Signed objects: COSE_Sign1 (RFC 9052 section 4.2), untagged, EdDSA, with the label of the
 * object's kind as external data. There is exactly one encoding of a given payload and signature.
 * Stateless: any thread.
 *
 * <p>Layout: {@code [h'a10127', {}, payload, signature]} in deterministic CBOR; what is signed is
 * {@code ["Signature1", h'a10127', label, payload]}.
 */
public final class Signed {
  /** The largest signed object, in bytes: one hundred photo previews and some. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  private static final byte[] PROTECTED =
      CanonicalCbor.encode(new TreeMap<>(Map.of(1, (Object) (-8L))));
  private static final SortedMap<Integer, Object> UNPROTECTED = new TreeMap<>();
  private static final String CONTEXT = "Signature1";

  private Signed() {}

  /**
   * Signs.
   *
   * @param who signs
   * @param kind the label of this kind of object
   * @param payload borrowed
   * @return the signed object, a new array
   * @throws IllegalArgumentException if the result would be above {@link #MAX_BYTES}
   */
  public static byte[] sign(Identity who, Label kind, byte[] payload) {
    byte[] signature = who.sign(toBeSigned(kind, payload));
    byte[] signed = CanonicalCbor.encode(List.of(PROTECTED, UNPROTECTED, payload, signature));
    if (signed.length > MAX_BYTES) {
      throw new IllegalArgumentException("signed object of " + signed.length + " bytes");
    }
    return signed;
  }

  /**
   * Verifies.
   *
   * @param who must have signed it
   * @param kind the label of this kind of object
   * @param signed the signed object, borrowed
   * @return the payload, a new array
   * @throws MalformedException if it is not exactly what {@code who} made with {@link #sign}
   */
  public static byte[] verify(IdentityKey who, Label kind, byte[] signed)
      throws MalformedException {
    Parts parts = parse(signed);
    if (!who.verifies(toBeSigned(kind, parts.payload), parts.signature)) {
      throw new MalformedException("signed object of " + signed.length + " bytes: signature");
    }
    return parts.payload;
  }

  /**
   * The payload of what was verified before it was stored, or of what says itself who must have
   * signed it and is verified next.
   *
   * @param signed the signed object, borrowed
   * @return the payload, a new array; nothing is known about who made it
   * @throws MalformedException if it is no signed object
   */
  public static byte[] payloadUnverified(byte[] signed) throws MalformedException {
    return parse(signed).payload;
  }

  private record Parts(byte[] payload, byte[] signature) {}

  private static Parts parse(byte[] signed) throws MalformedException {
    if (signed.length > MAX_BYTES) {
      throw new MalformedException("signed object of " + signed.length + " bytes");
    }
    try {
      if (CanonicalCbor.decode(signed) instanceof List<?> list
          && list.size() == 4
          && list.get(0) instanceof byte[] header
          && Arrays.equals(header, PROTECTED)
          && UNPROTECTED.equals(list.get(1))
          && list.get(2) instanceof byte[] payload
          && list.get(3) instanceof byte[] signature) {
        return new Parts(payload, signature);
      }
    } catch (RefusedException e) {
      throw new MalformedException("signed object of " + signed.length + " bytes: encoding", e);
    }
    throw new MalformedException("signed object of " + signed.length + " bytes: COSE_Sign1");
  }

  private static byte[] toBeSigned(Label kind, byte[] payload) {
    return CanonicalCbor.encode(List.of(CONTEXT, PROTECTED, kind.bytes(), payload));
  }
}
