package social.kith.crypto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import social.kith.crypto.internal.CanonicalCbor;
import social.kith.crypto.internal.RefusedException;

/**
 * A map in deterministic CBOR (RFC 8949 section 4.2.1) with 32-bit integer keys: the shape of
 * everything Kith sends, signs or seals. Values are 64-bit integers, byte strings, text, booleans,
 * arrays and maps; no floats, tags, null or indefinite lengths; at most 4 arrays and maps within
 * each other, this one counted. Immutable; any thread.
 *
 * <p>The {@code require} methods throw {@link MalformedException} where the value is missing, of
 * another type or outside the limits given; the {@code find} methods allow it to be missing.
 */
public final class CborMap {
  private final SortedMap<Integer, Object> values;

  private CborMap(SortedMap<Integer, Object> owned) {
    this.values = owned;
  }

  /**
   * Decodes a map.
   *
   * @param bytes borrowed
   * @param maxSizeBytes more is refused before anything is decoded
   * @return the map, sharing nothing with the bytes; keys nobody knows are kept
   * @throws MalformedException if it is too large, no such map, or not its one deterministic
   *     encoding
   */
  public static CborMap decode(byte[] bytes, int maxSizeBytes) throws MalformedException {
    if (bytes.length > maxSizeBytes) {
      throw new MalformedException(
          "CBOR map of " + bytes.length + " bytes, at most " + maxSizeBytes);
    }
    try {
      return wrap(CanonicalCbor.decode(bytes))
          .orElseThrow(
              () -> new MalformedException("CBOR of " + bytes.length + " bytes is no map"));
    } catch (RefusedException e) {
      throw new MalformedException("CBOR map of " + bytes.length + " bytes: encoding", e);
    }
  }

  /**
   * A builder of a new map.
   *
   * @return an empty one
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Encodes.
   *
   * @return the map's one encoding, a new array
   * @throws IllegalArgumentException if it was built with more depth than allowed
   */
  public byte[] encode() {
    return CanonicalCbor.encode(values);
  }

  /**
   * Whether there is a value.
   *
   * @param key any key
   * @return true if there is one, of whatever type
   */
  public boolean has(int key) {
    return values.containsKey(key);
  }

  /**
   * All keys.
   *
   * @return unmodifiable, in ascending order
   */
  public Set<Integer> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /**
   * An integer.
   *
   * @param key where it is
   * @param min the least that is allowed
   * @param max the most that is allowed
   * @return the value
   * @throws MalformedException see the class
   */
  public long requireLong(int key, long min, long max) throws MalformedException {
    long value = require(key, Long.class);
    if (value < min || value > max) {
      throw new MalformedException("CBOR key " + key + ": integer out of range");
    }
    return value;
  }

  /**
   * A byte string.
   *
   * @param key where it is
   * @param minLen its least length in bytes
   * @param maxLen its greatest length in bytes
   * @return a copy
   * @throws MalformedException see the class
   */
  public byte[] requireBytes(int key, int minLen, int maxLen) throws MalformedException {
    byte[] value = require(key, byte[].class);
    requireSize(key, "bytes", value.length, minLen, maxLen);
    return value.clone();
  }

  /**
   * A text.
   *
   * @param key where it is
   * @param maxChars its greatest length in Unicode code points
   * @return the text
   * @throws MalformedException see the class
   */
  public String requireText(int key, int maxChars) throws MalformedException {
    String value = require(key, String.class);
    if (value.length() > maxChars) {
      requireSize(key, "characters", value.codePointCount(0, value.length()), 0, maxChars);
    }
    return value;
  }

  /**
   * A truth value.
   *
   * @param key where it is
   * @return the value
   * @throws MalformedException see the class
   */
  public boolean requireBoolean(int key) throws MalformedException {
    return require(key, Boolean.class);
  }

  /**
   * A map within this one.
   *
   * @param key where it is
   * @return the map
   * @throws MalformedException see the class
   */
  public CborMap requireMap(int key) throws MalformedException {
    return wrap(require(key, SortedMap.class)).orElseThrow();
  }

  /**
   * An array of maps.
   *
   * @param key where it is
   * @param maxCount the most there may be
   * @return unmodifiable, in order
   * @throws MalformedException see the class
   */
  public List<CborMap> requireMaps(int key, int maxCount) throws MalformedException {
    List<CborMap> maps = new ArrayList<>();
    for (Object element : requireArray(key, maxCount)) {
      maps.add(wrap(element).orElseThrow(() -> wrongType(key)));
    }
    return Collections.unmodifiableList(maps);
  }

  /**
   * An array of byte strings.
   *
   * @param key where it is
   * @param maxCount the most there may be
   * @param maxLenEach the greatest length of each in bytes
   * @return copies, unmodifiable, in order
   * @throws MalformedException see the class
   */
  public List<byte[]> requireBytesList(int key, int maxCount, int maxLenEach)
      throws MalformedException {
    List<byte[]> list = new ArrayList<>();
    for (Object element : requireArray(key, maxCount)) {
      if (!(element instanceof byte[] bytes)) {
        throw wrongType(key);
      }
      requireSize(key, "bytes", bytes.length, 0, maxLenEach);
      list.add(bytes.clone());
    }
    return Collections.unmodifiableList(list);
  }

  /**
   * A byte string that may be missing.
   *
   * @param key where it is
   * @param maxLen its greatest length in bytes
   * @return a copy, or empty if the key is not there
   * @throws MalformedException if it is there and wrong
   */
  public Optional<byte[]> findBytes(int key, int maxLen) throws MalformedException {
    return has(key) ? Optional.of(requireBytes(key, 0, maxLen)) : Optional.empty();
  }

  /**
   * A text that may be missing.
   *
   * @param key where it is
   * @param maxChars its greatest length in Unicode code points
   * @return the text, or empty if the key is not there
   * @throws MalformedException if it is there and wrong
   */
  public Optional<String> findText(int key, int maxChars) throws MalformedException {
    return has(key) ? Optional.of(requireText(key, maxChars)) : Optional.empty();
  }

  /**
   * An integer that may be missing.
   *
   * @param key where it is
   * @return the value, or empty if the key is not there
   * @throws MalformedException if it is there and no integer
   */
  public OptionalLong findLong(int key) throws MalformedException {
    return has(key)
        ? OptionalLong.of(requireLong(key, Long.MIN_VALUE, Long.MAX_VALUE))
        : OptionalLong.empty();
  }

  /** How many keys there are; no content. */
  @Override
  public String toString() {
    return "CborMap of " + values.size() + " keys";
  }

  private List<?> requireArray(int key, int maxCount) throws MalformedException {
    List<?> array = require(key, List.class);
    requireSize(key, "elements", array.size(), 0, maxCount);
    return array;
  }

  private <T> T require(int key, Class<T> type) throws MalformedException {
    Object value = values.get(key);
    if (value == null) {
      throw new MalformedException("CBOR key " + key + ": missing");
    }
    if (!type.isInstance(value)) {
      throw wrongType(key);
    }
    return type.cast(value);
  }

  private static MalformedException wrongType(int key) {
    return new MalformedException("CBOR key " + key + ": wrong type");
  }

  private static void requireSize(int key, String unit, int size, int min, int max)
      throws MalformedException {
    if (size < min || size > max) {
      throw new MalformedException(
          "CBOR key " + key + ": " + size + " " + unit + ", allowed " + min + " to " + max);
    }
  }

  // Every SortedMap here was made by CanonicalCbor or by a builder: integer keys only.
  @SuppressWarnings("unchecked")
  private static Optional<CborMap> wrap(Object value) {
    return value instanceof SortedMap<?, ?> map
        ? Optional.of(new CborMap((SortedMap<Integer, Object>) map))
        : Optional.empty();
  }

  /** Collects the values of a new map; a later value for a key replaces an earlier one. */
  public static final class Builder {
    private final SortedMap<Integer, Object> values = new TreeMap<>();

    private Builder() {}

    /**
     * Puts an integer.
     *
     * @param key any key
     * @param value any 64-bit value
     * @return this
     */
    public Builder put(int key, long value) {
      return putValue(key, value);
    }

    /**
     * Puts a byte string.
     *
     * @param key any key
     * @param value copied
     * @return this
     */
    public Builder put(int key, byte[] value) {
      return putValue(key, value.clone());
    }

    /**
     * Puts a text.
     *
     * @param key any key
     * @param value Unicode text; an unpaired surrogate fails when the map is encoded
     * @return this
     */
    public Builder put(int key, String value) {
      return putValue(key, value);
    }

    /**
     * Puts a truth value.
     *
     * @param key any key
     * @param value the value
     * @return this
     */
    public Builder put(int key, boolean value) {
      return putValue(key, value);
    }

    /**
     * Puts a map.
     *
     * @param key any key
     * @param value the map
     * @return this
     */
    public Builder put(int key, CborMap value) {
      return putValue(key, value.values);
    }

    /**
     * Puts an array of maps.
     *
     * @param key any key
     * @param value the maps, in order
     * @return this
     */
    public Builder put(int key, List<CborMap> value) {
      return putValue(key, value.stream().map(map -> (Object) map.values).toList());
    }

    /**
     * Puts an array of byte strings.
     *
     * @param key any key
     * @param value copied, in order
     * @return this
     */
    public Builder putBytesList(int key, List<byte[]> value) {
      return putValue(key, value.stream().map(bytes -> (Object) bytes.clone()).toList());
    }

    /**
     * Puts everything that another map has.
     *
     * @param other any map
     * @return this
     */
    public Builder putAll(CborMap other) {
      values.putAll(other.values);
      return this;
    }

    /**
     * The map.
     *
     * @return a map of what was put so far; the builder may go on
     */
    public CborMap build() {
      return new CborMap(new TreeMap<>(values));
    }

    private Builder putValue(int key, Object value) {
      values.put(key, value);
      return this;
    }
  }
}
