package social.kith.crypto.internal;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Deterministic CBOR (RFC 8949 section 4.2.1) to and from plain Java values: {@link Long}, {@code
 * byte[]}, {@link String}, {@link Boolean}, {@link List} and {@link SortedMap} with {@link Integer}
 * keys. Nothing else exists: no floats, tags, null, undefined, indefinite lengths or other keys,
 * and no integer beyond 64 bits with sign. Any thread.
 */
public final class CanonicalCbor {
  /** Arrays and maps within each other, the outermost counted as 1. */
  public static final int MAX_DEPTH = 4;

  private static final CBOREncodeOptions OPTIONS =
      new CBOREncodeOptions(
          "ctap2canonical=true;allowduplicatekeys=false;allowempty=false;resolvereferences=false");

  private CanonicalCbor() {}

  /**
   * Decodes one item that takes up all the bytes.
   *
   * @param bytes borrowed; the caller has checked their size
   * @return the value, sharing nothing with the bytes
   * @throws RefusedException if it is not CBOR, not the one deterministic encoding, or holds a kind
   *     of value that does not exist here
   */
  public static Object decode(byte[] bytes) throws RefusedException {
    CborShape.require(bytes, MAX_DEPTH);
    CBORObject decoded = read(bytes);
    Object value = toJava(decoded, MAX_DEPTH);
    if (!Arrays.equals(write(decoded), bytes)) {
      throw new RefusedException("CBOR that is not deterministic");
    }
    return value;
  }

  /**
   * Encodes.
   *
   * @param value of the kinds this class names
   * @return its one encoding, a new array
   * @throws IllegalArgumentException for any other kind, text that is no Unicode, or more depth
   *     than {@link #MAX_DEPTH}
   */
  public static byte[] encode(Object value) {
    return write(toCbor(value, MAX_DEPTH));
  }

  // The library documents CBORException only, but its number classes have others of their own.
  private static CBORObject read(byte[] bytes) throws RefusedException {
    try {
      return CBORObject.DecodeFromBytes(bytes, OPTIONS);
    } catch (RuntimeException e) {
      throw new RefusedException("CBOR", e);
    }
  }

  private static byte[] write(CBORObject object) {
    return object.EncodeToBytes(OPTIONS);
  }

  private static Object toJava(CBORObject object, int depthLeft) throws RefusedException {
    if (object.isTagged()) {
      throw new RefusedException("CBOR tag");
    }
    switch (object.getType()) {
      case Integer:
        if (!object.CanValueFitInInt64()) {
          throw new RefusedException("CBOR integer beyond 64 bits");
        }
        return object.AsInt64Value();
      case ByteString:
        return object.GetByteString().clone();
      case TextString:
        return object.AsString();
      case Boolean:
        return object.AsBoolean();
      case Array:
        return toList(object, depthLeft);
      case Map:
        return toMap(object, depthLeft);
      default:
        throw new RefusedException("CBOR " + object.getType());
    }
  }

  private static List<Object> toList(CBORObject array, int depthLeft) throws RefusedException {
    requireDepth(depthLeft);
    List<Object> list = new ArrayList<>(array.size());
    for (CBORObject element : array.getValues()) {
      list.add(toJava(element, depthLeft - 1));
    }
    return list;
  }

  private static SortedMap<Integer, Object> toMap(CBORObject object, int depthLeft)
      throws RefusedException {
    requireDepth(depthLeft);
    SortedMap<Integer, Object> map = new TreeMap<>();
    for (Map.Entry<CBORObject, CBORObject> entry : object.getEntries()) {
      CBORObject key = entry.getKey();
      if (key.isTagged() || key.getType() != CBORType.Integer || !key.CanValueFitInInt32()) {
        throw new RefusedException("CBOR key that is no 32-bit integer");
      }
      map.put(key.AsInt32Value(), toJava(entry.getValue(), depthLeft - 1));
    }
    return map;
  }

  private static void requireDepth(int depthLeft) throws RefusedException {
    if (depthLeft == 0) {
      throw new RefusedException("CBOR deeper than " + MAX_DEPTH);
    }
  }

  private static CBORObject toCbor(Object value, int depthLeft) {
    if (value instanceof Long number) {
      return CBORObject.FromObject(number.longValue());
    } else if (value instanceof byte[] bytes) {
      return CBORObject.FromObject(bytes);
    } else if (value instanceof String text) {
      return CBORObject.FromObject(text);
    } else if (value instanceof Boolean truth) {
      return CBORObject.FromObject(truth.booleanValue());
    } else if (depthLeft > 0 && value instanceof List<?> list) {
      CBORObject array = CBORObject.NewArray();
      list.forEach(element -> array.Add(toCbor(element, depthLeft - 1)));
      return array;
    } else if (depthLeft > 0 && value instanceof Map<?, ?> map) {
      CBORObject object = CBORObject.NewMap();
      map.forEach(
          (key, element) -> object.set(((Integer) key).intValue(), toCbor(element, depthLeft - 1)));
      return object;
    }
    throw new IllegalArgumentException(
        depthLeft == 0 ? "CBOR deeper than " + MAX_DEPTH : "no CBOR for " + value.getClass());
  }
}
