package social.kith.fuzz;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes wrong inputs of right ones: one to four changes, one after the other. */
final class Mutator {
  /** Lengths and counts that parsers are tripped by. */
  private static final long[] NUMBERS = {
    0,
    1,
    0x17,
    0x18,
    0x7F,
    0x80,
    0xFF,
    0x100,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x10000,
    0x7FFF_FFFFL,
    0x8000_0000L,
    0xFFFF_FFFFL,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private static final int MAX_CHANGES = 4;
  private static final int MAX_INSERTED = 40;

  /** One input in so many is longer than allowed. */
  private static final int RARE = 1_000;

  private static final int MOST_BEYOND_LIMIT = 100_000;
  private static final int LARGEST_LIMIT = 4 << 20;

  private final List<byte[]> samples;
  private final int maxBytes;
  private final SplittableRandom random;

  Mutator(Target target, SplittableRandom random) {
    this.samples = target.samples();
    this.maxBytes = target.maxBytes();
    this.random = random;
  }

  byte[] next() {
    byte[] input = sample().clone();
    if (maxBytes < LARGEST_LIMIT && random.nextInt(RARE) == 0) {
      return Arrays.copyOf(input, maxBytes + random.nextInt(1, MOST_BEYOND_LIMIT));
    }
    int changes = random.nextInt(1, MAX_CHANGES + 1);
    for (int i = 0; i < changes; i++) {
      input = changed(input);
    }
    return input;
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size()));
  }

  private byte[] changed(byte[] input) {
    int at = random.nextInt(input.length + 1);
    return switch (random.nextInt(7)) {
      case 0 -> flipped(input, at);
      case 1 -> Arrays.copyOf(input, at);
      case 2 -> joined(input, input.length, noise(), input.length);
      case 3 -> joined(input, at, noise(), at);
      case 4 -> withNumber(input, at);
      case 5 -> {
        byte[] other = sample();
        int from = random.nextInt(other.length + 1);
        yield joined(input, at, Arrays.copyOfRange(other, from, other.length), input.length);
      }
      default -> joined(input, at, new byte[0], Math.min(input.length, at + random.nextInt(9)));
    };
  }

  private static byte[] flipped(byte[] input, int at) {
    if (at < input.length) {
      input[at] ^= (byte) (1 << (at + input.length) % Byte.SIZE);
    }
    return input;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(1, MAX_INSERTED)];
    random.nextBytes(noise);
    return noise;
  }

  /** A number of 1 to 8 bytes, big-endian, over what is there. */
  private byte[] withNumber(byte[] input, int at) {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    int size = 1 << random.nextInt(4);
    for (int i = 0; i < size && at + i < input.length; i++) {
      input[at + i] = (byte) (number >>> Byte.SIZE * (size - 1 - i));
    }
    return input;
  }

  /** The input up to an offset, the bytes, and the input from another one. */
  private static byte[] joined(byte[] input, int end, byte[] between, int from) {
    byte[] joined = Arrays.copyOf(input, end + between.length + input.length - from);
    System.arraycopy(between, 0, joined, end, between.length);
    System.arraycopy(input, from, joined, end + between.length, input.length - from);
    return joined;
  }
}
