package social.kith.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostDraftsTest extends StoreFixture {
  @BeforeEach
  void photos() {
    for (String id : List.of("p", "q", "r")) {
      update(tx -> store.drafts().put(tx, new Draft(id, new byte[1], List.of(blobId(1)), T0)));
    }
  }

  private void put(String id, int content, int seconds, String... photos) {
    PostDraft draft = new PostDraft(id, new byte[] {(byte) content}, List.of(photos), at(seconds));
    update(tx -> store.postDrafts().put(tx, draft));
  }

  private List<String> loose() {
    return store.drafts().loose().stream().map(Draft::id).toList();
  }

  @Test
  void whatWasPutByLastComesFirst() {
    put("a", 1, 10, "q", "p");
    put("b", 2, 20);
    put("a", 3, 30, "p");
    reopen();
    assertThat(store.postDrafts().all()).extracting(PostDraft::id).containsExactly("a", "b");
    assertThat(store.postDrafts().count()).isEqualTo(2);
    PostDraft first = store.postDrafts().find("a").orElseThrow();
    assertThat(first.content()).containsExactly(3);
    assertThat(first.photos()).containsExactly("p");
    assertThat(first.savedAt()).isEqualTo(at(30));
  }

  @Test
  void aPhotoBelongsToOneOrIsLoose() {
    put("a", 1, 10, "p", "q");
    assertThat(loose()).containsExactly("r");
    put("b", 1, 20, "q");
    assertThat(store.postDrafts().find("a").orElseThrow().photos()).containsExactly("p");
    put("a", 1, 30);
    assertThat(loose()).containsExactly("p", "r");
    update(tx -> store.drafts().delete(tx, "q"));
    assertThat(store.postDrafts().find("b").orElseThrow().photos()).isEmpty();
  }

  @Test
  void goesWithItsPhotos() {
    put("a", 1, 10, "p", "q");
    put("b", 2, 20, "r");
    update(tx -> store.postDrafts().delete(tx, "a"));
    assertThat(store.postDrafts().find("a")).isEmpty();
    assertThat(store.drafts().all()).extracting(Draft::id).containsExactly("r");
    assertThat(store.postDrafts().find("b").orElseThrow().photos()).containsExactly("r");
  }
}
