package social.kith.crypto.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * BIP39 with its English list: bytes as words, 11 bits each, the last one ending in a checksum. The
 * list is sorted and no two of its words begin with the same four letters. Stateless: any thread.
 */
public final class Bip39 {
  private static final String LIST = "bip39-english.txt";
  private static final int BITS_PER_WORD = 11;
  private static final int LIST_WORDS = 1 << BITS_PER_WORD;
  private static final int CHECKSUM_EVERY_BITS = 32;
  private static final int MIN_BYTES = 16;
  private static final int MAX_BYTES = 32;
  private static final List<String> WORDS = load();

  private Bip39() {}

  /**
   * All words.
   *
   * @return 2,048, sorted
   */
  public static List<String> list() {
    return WORDS;
  }

  /** Whether the list has this word. */
  public static boolean has(String word) {
    return index(word) >= 0;
  }

  /**
   * The bytes as words.
   *
   * @param entropy 16, 20, 24, 28 or 32 bytes, borrowed
   * @return 12, 15, 18, 21 or 24 words
   */
  public static List<String> encode(byte[] entropy) {
    if (entropy.length < MIN_BYTES
        || entropy.length > MAX_BYTES
        || entropy.length % Integer.BYTES != 0) {
      throw new IllegalArgumentException("BIP39 of " + entropy.length + " bytes");
    }
    // At most 8 bits of checksum.
    byte[] bits = Bytes.concat(entropy, new byte[] {Digests.sha256(entropy)[0]});
    int count = Byte.SIZE * entropy.length / CHECKSUM_EVERY_BITS * 3;
    List<String> words = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      words.add(WORDS.get(number(bits, i * BITS_PER_WORD)));
    }
    Arrays.fill(bits, (byte) 0);
    return List.copyOf(words);
  }

  /**
   * The bytes that these words stand for.
   *
   * @param words as {@link #encode} gives them, lower case
   * @return owned by the caller
   * @throws RefusedException if their number, one of them or the checksum is wrong
   */
  public static byte[] decode(List<String> words) throws RefusedException {
    int size = words.size() / 3 * Integer.BYTES;
    if (words.size() % 3 != 0 || size < MIN_BYTES || size > MAX_BYTES) {
      throw new RefusedException("BIP39 of " + words.size() + " words");
    }
    byte[] bits = new byte[size + 1];
    for (int i = 0; i < words.size(); i++) {
      int index = index(words.get(i));
      if (index < 0) {
        throw new RefusedException("BIP39 word");
      }
      put(bits, i * BITS_PER_WORD, index);
    }
    byte[] entropy = Arrays.copyOf(bits, size);
    Arrays.fill(bits, (byte) 0);
    if (!encode(entropy).equals(words)) {
      throw new RefusedException("BIP39 checksum");
    }
    return entropy;
  }

  private static int index(String word) {
    return Collections.binarySearch(WORDS, word);
  }

  private static int number(byte[] bits, int from) {
    int number = 0;
    for (int bit = from; bit < from + BITS_PER_WORD; bit++) {
      number = number << 1 | bits[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE) & 1;
    }
    return number;
  }

  private static void put(byte[] bits, int from, int number) {
    for (int i = 0; i < BITS_PER_WORD; i++) {
      int bit = from + i;
      int value = number >> (BITS_PER_WORD - 1 - i) & 1;
      bits[bit / Byte.SIZE] |= (byte) (value << (Byte.SIZE - 1 - bit % Byte.SIZE));
    }
  }

  private static List<String> load() {
    try (InputStream in = Bip39.class.getResourceAsStream(LIST)) {
      if (in == null) {
        throw new IllegalStateException(LIST + " is missing in the program");
      }
      List<String> words =
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      if (words.size() != LIST_WORDS) {
        throw new IllegalStateException(LIST + " has " + words.size() + " words");
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
