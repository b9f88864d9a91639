package social.kith.node.feed.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest extends IndexedHome {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private SearchIndex index;

  /** An index that has all posts. */
  private void index() {
    index = new SearchIndex(store);
    index.update();
    await().atMost(LIMIT).until(() -> index.find(query("x"), Long.MAX_VALUE, 1).complete());
  }

  @AfterEach
  void drop() {
    index.close();
  }

  private List<String> find(String words) {
    return index.find(query(words), Long.MAX_VALUE, 100).hits().stream()
        .map(hit -> hit.post().post().orElseThrow().text())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quittenmarmelade",
        "QUITTEN",
        "fur alle",
        "alle Quitten",
        "kiefern",
        "haus kief",
        "muller",
        "bob",
        "bob 2024",
        "2024",
        "2024-02",
        "2024-02-29",
        "2024-02-29 quitte",
        "marmelade: 3",
        "3",
        "bob's",
        "«Quittenmarmelade»"
      })
  void findsByWordsOfTextsDescriptionsNamesAndDates(String words) {
    post(ada, NOON.minusSeconds(86_400 * 400L), "Something else").join();
    post(bob, "Quittenmarmelade, für alle! marmelade: 3. s", "Kiefern hinterm Haus");
    index();
    assertThat(find(words)).containsExactly("Quittenmarmelade, für alle! marmelade: 3. s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quitten alle",
        "quittenmarmelade ada",
        "2024-03",
        "2024-2-29",
        "202",
        "marmeladen",
        "mül",
        "alle x",
        "2023"
      })
  void doesNotFindWhatLacksAWord(String words) {
    post(bob, "Quittenmarmelade, für alle");
    index();
    if (words.equals("mül")) {
      assertThat(find(words)).hasSize(1);
    } else {
      assertThat(find(words)).isEmpty();
    }
  }

  @Test
  void goesOnWhereAPageEnded() {
    fill(0, 25);
    index();
    List<Long> seen = new ArrayList<>();
    long before = Long.MAX_VALUE;
    for (int page = 0; page < 4; page++) {
      for (SearchIndex.Hit hit : index.find(query("number"), before, 10).hits()) {
        seen.add(hit.no());
        before = hit.no();
      }
    }
    assertThat(seen).hasSize(25).isSortedAccordingTo((a, b) -> Long.compare(b, a));
  }

  @Test
  void findsWhatComesWhileItIsOpen() {
    index();
    post(bob, "Late");
    index.update();
    await().atMost(LIMIT).until(() -> find("late").size() == 1);
  }

  @Test
  void holdsNothingOnceItIsClosed() {
    post(bob, "Secret");
    index();
    index.close();
    assertThat(find("secret")).isEmpty();
    index.update();
    assertThat(find("secret")).isEmpty();
  }

  @Test
  void aQueryWithoutAWordIsEmpty() {
    index();
    assertThat(query(" … ").isEmpty()).isTrue();
    assertThat(query("").isEmpty()).isTrue();
    assertThat(query("a").isEmpty()).isFalse();
    assertThat(index.find(query(""), Long.MAX_VALUE, 10).hits()).isEmpty();
  }
}
