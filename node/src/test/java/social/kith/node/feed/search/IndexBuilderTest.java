package social.kith.node.feed.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import social.kith.storage.SearchSegments.Range;

class IndexBuilderTest extends IndexedHome {
  private static final int SLOT = IndexBuilder.SLOT_ITEMS;
  private static final Range FIRST_SLOT = new Range(0, SLOT - 1);

  private List<Long> find(IndexBuilder builder, String words) {
    List<Long> found = new ArrayList<>();
    for (Segment segment : builder.segments()) {
      long first = segment.range().first();
      query(words).matches(segment).stream().forEach(item -> found.add(first + item));
    }
    return found;
  }

  private IndexBuilder built() {
    IndexBuilder builder = builder();
    builder.build();
    assertThat(builder.complete()).isTrue();
    return builder;
  }

  /** Runs a statement on the database as another program would. */
  private void run(String sql) throws SQLException {
    try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + folder + "/kith.db");
        Statement statement = database.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void keepsASegmentOncePostsFillIt() {
    fill(1, SLOT - 2);
    IndexBuilder builder = built();
    assertThat(store.searchSegments().all()).isEmpty();
    fill(SLOT - 1, 1);
    builder.build();
    assertThat(store.searchSegments().all()).containsExactly(FIRST_SLOT);
    fill(SLOT, 5);
    builder.build();
    assertThat(builder.segments()).hasSize(2);

    reopen();
    IndexBuilder again = built();
    for (int n : new int[] {1, SLOT - 1, SLOT, SLOT + 4}) {
      assertThat(find(again, "n" + n + " ")).as("post %d", n).contains((long) n);
    }
    assertThat(find(again, "number")).hasSize(SLOT + 4);
    assertThat(store.searchSegments().all()).containsExactly(FIRST_SLOT);
  }

  @Test
  void joinsTheMemoryOfManySmallArrivals() {
    IndexBuilder builder = builder();
    for (int i = 1; i <= 40; i++) {
      fill(i, 1);
      builder.build();
      assertThat(find(builder, "n" + i + " 2024")).containsExactly((long) i);
    }
    assertThat(builder.segments()).hasSizeLessThan(18);
    assertThat(find(builder, "number")).hasSize(40);
  }

  @Test
  void isMadeAgainFromThePostsWhereItIsDamagedOrMissing() throws SQLException {
    fill(1, SLOT + 1);
    built();
    close();
    run("UPDATE search_segment SET words = zeroblob(500)");
    open();
    assertThat(store.searchSegments().find(FIRST_SLOT)).isEmpty();
    assertThat(find(built(), "number")).hasSize(SLOT + 1);
    assertThat(store.searchSegments().find(FIRST_SLOT)).isPresent();

    close();
    run("DELETE FROM search_segment");
    open();
    assertThat(find(built(), "number")).hasSize(SLOT + 1);
    assertThat(store.searchSegments().all()).containsExactly(FIRST_SLOT);
  }

  @Test
  void sixteenSegmentsBecomeOne() throws SQLException {
    List<Range> slots = new ArrayList<>();
    fill(1, 3 * SLOT);
    for (int slot = 3; slot < 16; slot++) {
      slots.add(new Range((long) slot * SLOT, (slot + 1L) * SLOT - 1));
    }
    for (Range range : slots) {
      SegmentBuilder part = new SegmentBuilder(range);
      part.add(range.first(), List.of(Term.word("slot")));
      byte[] bytes = part.build().bytes();
      store.update(tx -> store.searchSegments().put(tx, range, bytes)).join();
    }
    // As if there were a post after them all.
    long last = IndexBuilder.BLOCK_ITEMS;
    post(bob, "Last");
    renumberLast(last);
    IndexBuilder builder = built();
    assertThat(store.searchSegments().all())
        .containsExactly(new Range(0, IndexBuilder.BLOCK_ITEMS - 1));
    assertThat(find(builder, "slot")).hasSize(13).startsWith(3L * SLOT);
    assertThat(find(builder, "n1 ada")).containsExactly(1L);
    reopen();
    assertThat(find(built(), "slot")).hasSize(13);
  }

  private void renumberLast(long no) throws SQLException {
    close();
    run("UPDATE item SET no = " + no + " WHERE no = (SELECT max(no) FROM item)");
    open();
  }

  @Test
  void wordsOfWhatIsDeletedLeaveTheirSegment() throws SQLException {
    post(bob, "Dampfschiff am Morgen");
    fill(2, SLOT + 1);
    built();
    byte[] before = store.searchSegments().find(FIRST_SLOT).orElseThrow();
    assertThat(text(before)).contains("dampfschiff");
    close();
    run("DELETE FROM item WHERE no = 1");
    open();
    assertThat(store.searchSegments().gone()).containsExactly(1L);
    IndexBuilder builder = built();
    assertThat(find(builder, "dampfschiff")).isEmpty();
    assertThat(find(builder, "number")).hasSize(SLOT + 1);
    assertThat(store.searchSegments().gone()).isEmpty();
    assertThat(text(store.searchSegments().find(FIRST_SLOT).orElseThrow()))
        .doesNotContain("dampfschiff")
        .contains("number");
  }

  @Test
  void aNumberThatIsGivenAgainIsFoundByItsNewWords() throws SQLException {
    fill(1, 3);
    IndexBuilder builder = built();
    run("DELETE FROM item WHERE no = 3");
    builder.build();
    assertThat(find(builder, "number")).containsExactlyInAnyOrder(1L, 2L);
    post(bob, "Instead");
    builder.build();
    assertThat(find(builder, "instead")).containsExactly(3L);

    run("DELETE FROM item WHERE no = 3");
    post(bob, "Another");
    builder.build();
    assertThat(find(builder, "instead")).isEmpty();
    assertThat(find(builder, "another")).containsExactly(3L);
  }

  @Test
  void noWordStandsInAnyFile() throws IOException {
    post(bob, "Nachtzug nach Lissabon");
    fill(2, SLOT);
    built();
    assertThat(store.searchSegments().all()).hasSize(1);
    assertNowhere("Lissabon");
    assertNowhere("lissabon");
    assertNowhere(bob.id().hex());
    reopen();
    assertNowhere("lissabon");
  }

  private void assertNowhere(String word) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(text(Files.readAllBytes(file)).contains(word)).as("%s", file).isFalse();
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
