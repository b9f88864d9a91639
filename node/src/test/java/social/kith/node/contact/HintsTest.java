package social.kith.node.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HintsTest {
  private static final List<InetSocketAddress> KNOWN = addresses(1, 16);
  private final Hints hints = new Hints();

  private static List<InetSocketAddress> addresses(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> new InetSocketAddress("192.0.2." + i, 1))
        .toList();
  }

  @Test
  void areTriedBesideWhatIsKnown() {
    assertThat(hints.after(KNOWN, 0)).isEqualTo(KNOWN);
    assertThat(hints.add(addresses(100, 1), 0)).isTrue();
    assertThat(hints.after(KNOWN, 0)).hasSize(16).startsWith(KNOWN.get(0)).endsWith(at(100));
    assertThat(hints.add(addresses(1, 1), 0)).isTrue();
    assertThat(hints.after(addresses(1, 1), 0)).containsExactly(at(1), at(100));
  }

  private static InetSocketAddress at(int last) {
    return addresses(last, 1).get(0);
  }

  @Test
  void moreThanFourAreNotTaken() {
    assertThat(hints.add(addresses(100, Hints.MAX), 0)).isTrue();
    assertThat(hints.add(addresses(104, 1), 0)).isFalse();
    assertThat(hints.after(List.of(), 0)).isEqualTo(addresses(100, Hints.MAX));
  }

  @Test
  void areForgotten() {
    assertThat(hints.add(addresses(100, 4), 0)).isTrue();
    assertThat(hints.after(List.of(), Hints.LIFE_MS - 1)).hasSize(4);
    assertThat(hints.add(addresses(104, 1), Hints.LIFE_MS)).isTrue();
    assertThat(hints.after(List.of(), Hints.LIFE_MS)).containsExactly(at(104));
    hints.clear();
    assertThat(hints.after(KNOWN, Hints.LIFE_MS)).isEqualTo(KNOWN);
  }

  @Test
  void saysWhetherOneIsNew() {
    assertThat(hints.add(addresses(100, 2), 0)).isTrue();
    assertThat(hints.add(addresses(100, 2), 1)).isFalse();
    assertThat(hints.add(List.of(), 1)).isFalse();
  }
}
