package social.kith.node.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many candidates of each kind a card holds, and how that is said: in three bits of the header
 * where they are IPv4 host candidates, a few IPv4 server-reflexive and a few IPv6 host ones; else
 * in six counts of four bits each.
 */
final class CardLayout {
  /** Says in the header's three bits that the six counts follow. */
  static final int COUNTS = 7;

  static final int COUNTS_BYTES = 3;
  static final int MAX_OF_A_KIND = 15;

  /** Server-reflexive IPv4 and host IPv6 candidates, by the header's three bits. */
  private static final int[][] SHORT = {{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {0, 2}, {1, 2}};

  private static final int IPV4_BYTES = 6;
  private static final int IPV6_BYTES = 18;

  /** The order of candidates in a card. */
  static final List<Kind> KINDS =
      List.of(
          new Kind(CandidateType.HOST, true),
          new Kind(CandidateType.SRFLX, true),
          new Kind(CandidateType.RELAY, true),
          new Kind(CandidateType.HOST, false),
          new Kind(CandidateType.SRFLX, false),
          new Kind(CandidateType.RELAY, false));

  private static final int HOST4 = 0;
  private static final int SRFLX4 = 1;
  private static final int HOST6 = 3;

  /** Where an address comes from, and its family. */
  record Kind(CandidateType type, boolean ipv4) {
    static Kind of(CardCandidate candidate) {
      return new Kind(candidate.type(), candidate.isIpv4());
    }
  }

  private final int[] counts;

  private CardLayout(int[] counts) {
    this.counts = counts;
  }

  static CardLayout of(List<CardCandidate> candidates) {
    int[] counts = new int[KINDS.size()];
    for (CardCandidate candidate : candidates) {
      counts[KINDS.indexOf(Kind.of(candidate))]++;
    }
    return new CardLayout(counts);
  }

  /** Of a card whose header has these three bits, with so many bytes for candidates. */
  static Optional<CardLayout> ofHeader(int bits, int sizeBytes) {
    int[] counts = new int[KINDS.size()];
    counts[SRFLX4] = SHORT[bits][0];
    counts[HOST6] = SHORT[bits][1];
    int rest = sizeBytes - counts[SRFLX4] * IPV4_BYTES - counts[HOST6] * IPV6_BYTES;
    if (rest < 0 || rest % IPV4_BYTES != 0) {
      return Optional.empty();
    }
    counts[HOST4] = rest / IPV4_BYTES;
    return Optional.of(new CardLayout(counts));
  }

  static CardLayout ofCounts(byte[] packed) {
    int[] counts = new int[KINDS.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = packed[i / 2] >>> (i % 2 == 0 ? 4 : 0) & 0xF;
    }
    return new CardLayout(counts);
  }

  byte[] packedCounts() {
    byte[] packed = new byte[COUNTS_BYTES];
    for (int i = 0; i < counts.length; i++) {
      packed[i / 2] |= (byte) (counts[i] << (i % 2 == 0 ? 4 : 0));
    }
    return packed;
  }

  /** The header's three bits. */
  int headerBits() {
    return shortForm().orElse(COUNTS);
  }

  private OptionalInt shortForm() {
    for (int bits = 0; bits < SHORT.length; bits++) {
      if (counts[SRFLX4] == SHORT[bits][0]
          && counts[HOST6] == SHORT[bits][1]
          && counts[HOST4] + counts[SRFLX4] + counts[HOST6] == total()) {
        return OptionalInt.of(bits);
      }
    }
    return OptionalInt.empty();
  }

  int total() {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    return total;
  }

  /** Bytes of all candidates. */
  int sizeBytes() {
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      size += counts[i] * (KINDS.get(i).ipv4() ? IPV4_BYTES : IPV6_BYTES);
    }
    return size;
  }

  /** The kind of each candidate, in order. */
  List<Kind> kinds() {
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      for (int n = 0; n < counts[i]; n++) {
        kinds.add(KINDS.get(i));
      }
    }
    return kinds;
  }
}
