package social.kith.node.feed.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import social.kith.crypto.ContactId;
import social.kith.crypto.ItemId;

class SearchIndexTest extends IndexedHome {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private final Set<ContactId> hidden = new HashSet<>();
  private SearchIndex index;

  /** An index that has all posts. */
  private void index() {
    index = new SearchIndex(store);
    index.update();
    await().atMost(LIMIT).until(() -> found("x", Long.MAX_VALUE, 1).complete());
  }

  @AfterEach
  void drop() {
    index.close();
  }

  private SearchIndex.Found found(String words, long before, int limit) {
    return index.find(query(words), before, limit, hidden::contains);
  }

  private List<String> find(String words) {
    return found(words, Long.MAX_VALUE, 100).hits().stream()
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "birnbaum",
        "birn",
        "birnbaum carla",
        "carla birnbaum 2024-03-01",
        "2024-03 leite"
      })
  void findsAPostByAReply(String words) {
    ItemId post = post(ada, "Who has a ladder?");
    reply(post, carla, "Carla Q", "Under the Birnbaum, a Leiter leite");
    reply(post, carla, "Carla Q", "No");
    index();
    List<Hit> hits = found(words, Long.MAX_VALUE, 9).hits();
    assertThat(hits).hasSize(1);
    assertThat(hits.get(0).post().item().id()).isEqualTo(post);
    assertThat(hits.get(0).reply().orElseThrow().writer()).isEqualTo(carla.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"carla", "2024-03", "birnbaum ladder", "birnbaum ada", "carla 2024-03-01"})
  void aReplyIsNotFoundByANameOrADayAloneNorTogetherWithItsPost(String words) {
    reply(post(ada, "Who has a ladder?"), carla, "Carla Q", "Under the Birnbaum");
    index();
    assertThat(find(words)).isEmpty();
  }

  @Test
  void findsEachPostOnceByWhatCameLast() {
    ItemId one = post(ada, "quince one");
    ItemId two = post(ada, "quince two");
    reply(one, bob, "Bob", "quince, yes");
    reply(one, bob, "Bob", "quince, again");
    index();
    assertThat(find("quince")).containsExactly("quince one", "quince two");
    Hit first = found("quince", Long.MAX_VALUE, 1).hits().get(0);
    assertThat(first.reply()).isPresent();
    List<Hit> rest = found("quince", first.no(), 9).hits();
    assertThat(rest).extracting(hit -> hit.post().item().id()).containsExactly(two);
    hidden.add(bob.id());
    assertThat(find("quince")).containsExactly("quince two", "quince one");
  }

  @Test
  void findsNoReplyThatIsGone() {
    ItemId post = post(ada, "Who has a ladder?");
    ItemId reply = reply(post, bob, "Bob", "Under the Birnbaum");
    index();
    assertThat(find("birnbaum")).hasSize(1);
    remove(post, reply);
    assertThat(find("birnbaum")).isEmpty();
    index.update();
    await().atMost(LIMIT).until(() -> store.searchSegments().gone().isEmpty());
    assertThat(find("birnbaum")).isEmpty();
  }

  @Test
  void tellsThatTheWordsAreInADescription() {
    post(bob, "Seen on the way", "A fence", "Kiefern hinterm Haus");
    index();
    assertThat(found("kiefern way", Long.MAX_VALUE, 9).hits().get(0).photo()).hasValue(1);
    assertThat(found("seen way", Long.MAX_VALUE, 9).hits().get(0).photo()).isEmpty();
  }

  @Test
  void goesOnWhereAPageEnded() {
    fill(0, 25);
    index();
    List<Long> seen = new ArrayList<>();
    long before = Long.MAX_VALUE;
    for (int page = 0; page < 4; page++) {
      for (Hit hit : found("number", before, 10).hits()) {
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
    assertThat(found("", Long.MAX_VALUE, 10).hits()).isEmpty();
  }
}
