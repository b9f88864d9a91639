package social.kith.node.feed.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import social.kith.storage.SearchSegments.Range;

class SegmentTest {
  private static final Range RANGE = new Range(1_000_000_000_000L, 1_000_000_065_535L);

  private static int[] find(Segment segment, String term, boolean prefix) {
    BitSet items = new BitSet();
    Term wanted = Term.of(term, prefix);
    segment.collect(wanted, items);
    assertThat(segment.sizeBytes(wanted) == 0).isEqualTo(items.isEmpty());
    return items.stream().toArray();
  }

  @Test
  void findsTermsAndTheirBeginnings() {
    SegmentBuilder builder = new SegmentBuilder(RANGE);
    builder.add(RANGE.first(), List.of("wapple", "wa", "zebra"));
    builder.add(RANGE.first() + 7, List.of("wapple", "wapricot"));
    builder.add(RANGE.last(), List.of("wa", "wé", "w𝒶"));
    Segment segment = builder.build();

    assertThat(segment.range()).isEqualTo(RANGE);
    assertThat(find(segment, "wapple", false)).containsExactly(0, 7);
    assertThat(find(segment, "wa", false)).containsExactly(0, 65_535);
    assertThat(find(segment, "wap", false)).isEmpty();
    assertThat(find(segment, "wap", true)).containsExactly(0, 7);
    assertThat(find(segment, "wa", true)).containsExactly(0, 7, 65_535);
    assertThat(find(segment, "w", true)).containsExactly(0, 7, 65_535);
    assertThat(find(segment, "wé", true)).containsExactly(65_535);
    assertThat(find(segment, "zebra", false)).containsExactly(0);
    assertThat(find(segment, "zebras", true)).isEmpty();
    assertThat(find(segment, "zz", true)).isEmpty();
    assertThat(find(segment, "", true)).containsExactly(0, 7, 65_535);
    assertThat(find(segment, "a", false)).isEmpty();
  }

  @Test
  void isTheSameOnceItWasKept() {
    SegmentBuilder builder = new SegmentBuilder(RANGE);
    builder.add(RANGE.first() + 3, List.of("wword"));
    byte[] bytes = builder.build().bytes();
    Segment kept = Segment.open(bytes.clone()).orElseThrow();
    assertThat(kept.range()).isEqualTo(RANGE);
    assertThat(find(kept, "wword", false)).containsExactly(3);
    bytes[0]++;
    assertThat(Segment.open(bytes)).isEmpty();
    assertThat(Segment.open(new byte[3])).isEmpty();
  }

  @Test
  void mayBeEmpty() {
    Segment segment = new SegmentBuilder(RANGE).build();
    assertThat(segment.terms()).isZero();
    assertThat(find(segment, "w", true)).isEmpty();
  }

  @Test
  void takesOverOthersButForSomeItems() {
    Range second = new Range(RANGE.first() + 100, RANGE.first() + 199);
    SegmentBuilder builder = new SegmentBuilder(second);
    builder.add(second.first(), List.of("wstays", "wboth"));
    builder.add(second.first() + 1, List.of("wgoes", "wboth"));
    BitSet but = new BitSet();
    but.set(1);
    SegmentBuilder whole = new SegmentBuilder(RANGE);
    whole.addAll(builder.build(), but);
    Segment merged = whole.build();
    assertThat(find(merged, "wboth", false)).containsExactly(100);
    assertThat(find(merged, "wstays", false)).containsExactly(100);
    assertThat(new String(merged.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("wgoes");
  }

  @Test
  void findsWhatAPlainSearchFinds() {
    Random random = new Random(11);
    List<Set<String>> items = new ArrayList<>();
    SegmentBuilder builder = new SegmentBuilder(RANGE);
    for (int i = 0; i < 5_000; i++) {
      Set<String> terms = new HashSet<>();
      for (int w = random.nextInt(8); w >= 0; w--) {
        terms.add("w" + Integer.toString(random.nextInt(1 + random.nextInt(3_000)), 5));
      }
      items.add(terms);
      builder.add(RANGE.first() + 13L * i, terms);
    }
    Segment segment = builder.build();
    for (int i = 0; i < 500; i++) {
      String term = "w" + Integer.toString(random.nextInt(3_000), 5);
      boolean prefix = random.nextBoolean();
      int[] expected =
          IntStream.range(0, items.size())
              .filter(
                  n ->
                      items.get(n).stream()
                          .anyMatch(t -> prefix ? t.startsWith(term) : t.equals(term)))
              .map(n -> 13 * n)
              .toArray();
      assertThat(find(segment, term, prefix)).as(term).containsExactly(expected);
    }
  }
}
